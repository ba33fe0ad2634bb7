import { afterAll, describe, expect, it } from "vitest";
import { tenantDb } from "@/lib/db";
import { explainResponse } from "@/lib/diagnosis/explain-response";
import { correctVerdict } from "@/lib/incident/correct-verdict";
import { exportTestCase } from "@/lib/incident/export-test-case";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";
import type { Prisma } from "@/prisma/generated/client";

afterAll(shutDown);

const text = "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nSet-Cookie: id=secret\r\n\r\n<h1>502 Bad Gateway</h1>";

async function incidentOf() {
  const { actor, organizationId } = await newOrganization();
  const { id: monitorId } = await createMonitor(actor, {
    name: "shop",
    url: "http://127.0.0.1:9/",
    intervalSeconds: 60,
  });
  const now = new Date();
  const hourAgo = new Date(now.getTime() - 3_600_000);
  await tenantDb(organizationId).monitor.update({ where: { id: monitorId }, data: { createdAt: hourAgo } });
  const report = explainResponse({ text, elapsedMs: 4 }, now);
  const { id } = await tenantDb(organizationId).incident.create({
    data: {
      organizationId,
      monitorId,
      startedAt: new Date(now.getTime() - 600_000),
      openedAt: now,
      diagnosis: report.diagnosis as unknown as Prisma.InputJsonValue,
      report: report as unknown as Prisma.InputJsonValue,
      members: { create: { monitorId, startedAt: new Date(now.getTime() - 600_000) } },
    },
  });
  return { actor, id, monitorId, told: report.diagnosis, range: { from: hourAgo, to: new Date(now.getTime() + 1000) } };
}

describe("a verdict that somebody judges", () => {
  it("was wrong: what it was is kept, shown and counted, and exports as a test case", async () => {
    const { actor, id, monitorId, range, told } = await incidentOf();
    await expect(exportTestCase(actor, id)).rejects.toMatchObject({ code: "conflict" });
    const corrected = await correctVerdict(actor, id, { cause: "upstream-tls-expired", note: " the log said so " });
    expect(corrected.correction).toMatchObject({ right: false, layer: "proxy", note: "the log said so" });
    expect(corrected.diagnosis.cause).toBe(told?.cause);
    expect(corrected.timeline.at(-1)).toMatchObject({ type: "corrected", data: { cause: "upstream-tls-expired" } });
    expect((await monitorUptime(actor, monitorId, range)).losses.map(({ to }) => to)).toEqual(["proxy"]);

    const exported = await exportTestCase(actor, id);
    expect(exported).toMatchObject({ id, layer: "proxy", cause: "upstream-tls-expired" });
    expect(JSON.stringify(exported)).not.toMatch(/secret|127\.0\.0\.1/);
    expect(explainResponse({ text: exported.text ?? "" }, new Date()).response?.status).toBe(502);
  });

  it("was right: that is a test case too, and the last word counts", async () => {
    const { actor, id, told } = await incidentOf();
    await correctVerdict(actor, id, { cause: "app-error" });
    const { correction } = await correctVerdict(actor, id, { cause: told?.cause });
    expect(correction).toMatchObject({ right: true, cause: told?.cause, note: null });
    expect(await exportTestCase(actor, id)).toMatchObject({ cause: told?.cause, layer: told?.layer });
  });

  it.each([{}, { cause: "gremlins" }, { cause: "constructor" }, { cause: "app-error", note: "x".repeat(1001) }])(
    "cannot be %j",
    async (input) => {
      const { actor, id } = await incidentOf();
      await expect(correctVerdict(actor, id, input)).rejects.toMatchObject({ code: "invalid" });
    },
  );

  it("is the organization's own", async () => {
    const { id } = await incidentOf();
    const { actor: stranger } = await newOrganization();
    await expect(correctVerdict(stranger, id, { cause: "app-error" })).rejects.toMatchObject({ code: "not-found" });
    await expect(exportTestCase(stranger, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
