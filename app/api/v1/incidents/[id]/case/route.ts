import { call, handle, ok } from "@/app/api/v1/_handle";
import { exportTestCase } from "@/lib/incident/export-test-case";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  GET: call({}, async ({ actor, id }) => ok(await exportTestCase(actor, id))),
});
