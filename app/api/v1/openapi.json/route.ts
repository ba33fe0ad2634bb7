import { handle, ok, openCall } from "@/app/api/v1/_handle";
import { openApiDocument } from "@/lib/api/openapi";
import { env } from "@/lib/env";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("document", {
  GET: openCall(async () => ok(openApiDocument(env().APP_URL))),
});
