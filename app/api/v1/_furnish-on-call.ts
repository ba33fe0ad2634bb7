import { expect } from "vitest";
import type { Tenant } from "@/app/api/v1/_testing";

/** A policy, a rotation and an override, each with a text in it. @returns their ids by the name of their path */
export async function furnishOnCall(
  tenant: Tenant,
  text: string,
  channelId: string,
): Promise<Record<"alert-policies" | "rotations" | "rotation-overrides", string>> {
  const rotation = await tenant.call("POST", "/rotations", {
    body: { name: text, startsOn: "2026-01-01", participants: [{ name: text, channelIds: [channelId] }] },
  });
  expect(rotation.status).toBe(201);
  const rotationId = String(rotation.body["id"]);
  const [participant] = rotation.body["participants"] as { id: string }[];
  const standIn = await tenant.call("POST", `/rotations/${rotationId}/overrides`, {
    body: { participantId: participant?.id, startsAt: "2026-01-01T00:00:00Z", endsAt: "2026-12-31T00:00:00Z" },
  });
  expect(standIn.status).toBe(201);
  const [override] = standIn.body["overrides"] as { id: string }[];
  const policy = await tenant.call("POST", "/alert-policies", {
    body: { name: text, match: { tags: [text] }, steps: [{ afterMinutes: 0, rotationIds: [rotationId] }] },
  });
  expect(policy.status).toBe(201);
  return {
    "alert-policies": String(policy.body["id"]),
    rotations: rotationId,
    "rotation-overrides": override?.id ?? "",
  };
}

const unknown = "0192f0c1-0000-7000-8000-000000000000";

/** A body that each call would take, were the resource one's own. */
export const onCallBodies = {
  "POST /alert-policies": { name: "taken over", steps: [{ afterMinutes: 0, channelIds: [unknown] }] },
  "PATCH /alert-policies/{id}": { name: "taken over" },
  "POST /rotations": {
    name: "taken over",
    startsOn: "2026-01-01",
    participants: [{ name: "x", channelIds: [unknown] }],
  },
  "PATCH /rotations/{id}": { name: "taken over" },
  "POST /incidents/{id}/assign": { userId: null },
  "POST /incidents/{id}/severity": { severity: "warning" },
  "POST /rotations/{id}/overrides": {
    participantId: unknown,
    startsAt: "2026-01-01T00:00:00Z",
    endsAt: "2026-01-02T00:00:00Z",
  },
};
