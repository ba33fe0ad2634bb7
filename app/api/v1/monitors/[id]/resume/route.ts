import { call, handle, ok } from "@/app/api/v1/_handle";
import { resumeMonitor } from "@/lib/monitor/resume-monitor";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  POST: call({}, async ({ actor, id }) => ok(await resumeMonitor(actor, id))),
});
