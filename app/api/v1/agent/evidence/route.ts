import { agentCall, handle, ok } from "@/app/api/v1/_handle";
import { mostEvidenceBytes } from "@/lib/agent/evidence";
import { reportEvidence } from "@/lib/agent/report-evidence";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  POST: agentCall({ mostBytes: mostEvidenceBytes }, async ({ agent, body }) => ok(await reportEvidence(agent, body))),
});
