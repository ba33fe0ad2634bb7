import { call, handle } from "@/app/api/v1/_handle";
import { exportPostmortem } from "@/lib/incident/export-postmortem";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  GET: call({}, async ({ actor, id }) => ({
    status: 200,
    headers: { "Content-Type": "text/markdown; charset=utf-8" },
    body: await exportPostmortem(actor, id),
  })),
});
