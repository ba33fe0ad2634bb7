import { call, handle, ok } from "@/app/api/v1/_handle";
import { listMembers } from "@/lib/organization/list-members";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("member", {
  GET: call({}, async ({ actor }) => ok(await listMembers(actor))),
});
