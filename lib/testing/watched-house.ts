import { createChannel } from "@/lib/channel/create-channel";
import { advanceState } from "@/lib/check/advance-state";
import { tenantDb } from "@/lib/db";
import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { undiagnosed } from "@/lib/incident/timeline";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { newOrganization } from "@/lib/testing/factories";

/** A report as a check would have made it, with as little in it as the rules read. */
export const reportOf = (verdict: Verdict, url: string, cause = "unknown"): Report => ({
  url,
  verdict,
  checkedAt: new Date().toISOString(),
  phases: [],
  response: null,
  error: null,
  diagnosis: verdict === "up" ? null : { ...undiagnosed, cause },
});

/** An organization with a channel, whose monitors become what a test says, one second after another. */
export async function watchedHouse() {
  const { actor, organizationId } = await newOrganization();
  await createChannel(actor, { type: "email", address: "ops@example.com" });
  let second = (await databaseSecond()) - 3000;
  const make = (name: string, host: string, more: object = {}) =>
    createMonitor(actor, {
      name,
      url: `http://${host}:9/`,
      intervalSeconds: 60,
      confirmations: 0,
      recoveryConfirmations: 0,
      ...more,
    });
  type Made = Awaited<ReturnType<typeof make>>;
  const becomes = async ({ id, url }: Made, verdict: Verdict, cause?: string, region = "local") => {
    second += 1;
    const slot = new Date(second * 1000);
    await advanceState({ organizationId, monitorId: id, region, slot, report: reportOf(verdict, url, cause) });
    return slot;
  };
  const incidents = async (monitor?: Made) =>
    (await listIncidents(actor, monitor === undefined ? {} : { monitorId: monitor.id })).data;
  const incidentOf = async (monitor: Made) => getIncident(actor, (await incidents(monitor))[0]?.id ?? "");
  const alerts = (incidentId: string) =>
    tenantDb(organizationId).alert.findMany({ where: { incidentId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const notices = async (incidentId: string) => (await alerts(incidentId)).map(({ kind }) => kind);
  const pass = (seconds: number) => {
    second += seconds;
  };
  return { actor, organizationId, make, becomes, incidents, incidentOf, alerts, notices, pass };
}
