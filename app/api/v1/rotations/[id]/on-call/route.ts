import { call, handle, ok } from "@/app/api/v1/_handle";
import { momentQuery } from "@/lib/api/query";
import { readOnCall } from "@/lib/rotation/read-on-call";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("rotation", {
  GET: call({ query: momentQuery }, async ({ actor, id, query }) =>
    ok(await readOnCall(actor, id, query.at === undefined ? new Date() : new Date(query.at))),
  ),
});
