import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createChannel } from "@/lib/channel/create-channel";
import { systemDb } from "@/lib/db";
import { assignIncident } from "@/lib/incident/assign-incident";
import { exportPostmortem } from "@/lib/incident/export-postmortem";
import { listIncidents } from "@/lib/incident/list-incidents";
import { setSeverity } from "@/lib/incident/set-severity";
import { createPolicy } from "@/lib/policy/create-policy";
import { deliver, receiversForFile, watched } from "@/lib/testing/alert-receivers";
import { newOrganization } from "@/lib/testing/factories";

const got = receiversForFile();

async function newMember(organizationId: string, name: string): Promise<string> {
  const id = randomUUID();
  await systemDb().user.create({ data: { id, name, email: `${id}@example.com` } });
  await systemDb().member.create({ data: { organizationId, userId: id, role: "member" } });
  return id;
}

async function broken(verdict: "down" | "degraded" = "down") {
  const made = await watched(got);
  await made.becomes(verdict);
  const [incident] = (await listIncidents(made.actor, {})).data;
  return { ...made, id: incident?.id ?? "" };
}

describe("work on an incident", () => {
  it("is given to a member and taken back, with a line each", async () => {
    const { actor, organizationId, id } = await broken();
    const userId = await newMember(organizationId, "Ada");
    expect((await assignIncident(actor, id, { userId })).assignee).toEqual({ userId, name: "Ada" });
    await assignIncident(actor, id, { userId });
    expect((await listIncidents(actor, {})).data[0]?.assignee?.name).toBe("Ada");
    expect(await exportPostmortem(actor, id)).toContain("| Assigned to | Ada |");
    const { assignee, timeline } = await assignIncident(actor, id, { userId: null });
    expect(assignee).toBeNull();
    expect(timeline.filter(({ type }) => type === "assigned").map(({ data }) => data["to"])).toEqual([
      { id: userId, name: "Ada" },
      null,
    ]);
  });

  it("is not given to somebody of another organization", async () => {
    const { actor, id } = await broken();
    const other = await newOrganization();
    const stranger = await newMember(other.organizationId, "Eve");
    await expect(assignIncident(actor, id, { userId: stranger })).rejects.toMatchObject({ code: "invalid" });
    await expect(assignIncident(other.actor, id, { userId: stranger })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is more urgent by hand: what waited for the end of quiet hours goes out", async () => {
    const made = await watched(got);
    const clock = (ms: number) => new Date(Date.now() + ms).toISOString().slice(11, 16);
    const night = await createChannel(made.actor, { type: "webhook", url: got.hookUrl("/night") });
    await createPolicy(made.actor, {
      name: "Nights",
      isDefault: true,
      steps: [{ afterMinutes: 0, channelIds: [night.channel.id] }],
      quietHours: { from: clock(-3_600_000), to: clock(3_600_000) },
    });
    await made.becomes("degraded");
    await deliver();
    expect(got.received).toEqual([]);
    const [incident] = (await listIncidents(made.actor, {})).data;
    const set = await setSeverity(made.actor, incident?.id ?? "", { severity: "critical" });
    expect([set.severity, set.severitySet]).toEqual(["warning", "critical"]);
    expect(set.timeline.at(-1)).toMatchObject({ type: "severity", data: { from: "warning", to: "critical" } });
    await deliver();
    expect(got.received.map(({ path, body }) => [path, JSON.parse(body).type])).toEqual([
      ["/night", "incident.opened"],
    ]);
    const back = await setSeverity(made.actor, incident?.id ?? "", { severity: "warning" });
    expect(back.severitySet).toBeNull();
  });

  it("ends with the incident, whatever its severity was set to", async () => {
    const { actor, becomes, id } = await broken();
    await setSeverity(actor, id, { severity: "warning" });
    await becomes("up");
    expect((await listIncidents(actor, {})).data[0]?.status).toBe("resolved");
    await expect(setSeverity(actor, id, { severity: "critical" })).rejects.toMatchObject({ code: "conflict" });
  });
});
