import { afterAll, describe, expect, it } from "vitest";
import { type TenantDb, tenantDb } from "@/lib/db";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";

afterAll(shutDown);

const columns = {
  name: "m",
  type: "http",
  url: "http://127.0.0.1/",
  expect: {},
  intervalSeconds: 60,
  timeoutMs: 1000,
  regions: ["local"],
  tags: [],
  phase: 0,
};

async function two(): Promise<{ mine: TenantDb; theirs: TenantDb; me: string; they: string; theirMonitor: string }> {
  const [{ organizationId: me }, { organizationId: they }] = [await newOrganization(), await newOrganization()];
  const theirs = tenantDb(they);
  const { id } = await theirs.monitor.create({ data: { ...columns, organizationId: they } });
  return { mine: tenantDb(me), theirs, me, they, theirMonitor: id };
}

describe("the scope of an organization", () => {
  it("sees, counts, changes and deletes nothing of another", async () => {
    const { mine, theirs, theirMonitor: id } = await two();
    expect(await mine.monitor.findMany()).toEqual([]);
    expect(await mine.monitor.findUnique({ where: { id } })).toBeNull();
    expect(await mine.monitor.findFirst({ where: { OR: [{ id }, { name: "m" }] } })).toBeNull();
    expect(await mine.monitor.count()).toBe(0);
    expect(await mine.monitor.updateMany({ where: { id }, data: { name: "taken" } })).toEqual({ count: 0 });
    expect(await mine.monitor.deleteMany({ where: { id } })).toEqual({ count: 0 });
    await expect(mine.monitor.update({ where: { id }, data: { name: "taken" } })).rejects.toThrow();
    await expect(mine.monitor.delete({ where: { id } })).rejects.toThrow();
    expect(await theirs.monitor.findUnique({ where: { id } })).toMatchObject({ name: "m" });
  });

  it("holds inside a transaction", async () => {
    const { mine, theirMonitor: id } = await two();
    expect(await mine.$transaction((tx) => tx.monitor.findFirst({ where: { id } }))).toBeNull();
  });

  it("gives every row it writes to the organization, whatever the row says", async () => {
    const { mine, theirs, me, they } = await two();
    const { id } = await mine.monitor.create({ data: { ...columns, organizationId: they } });
    expect(await theirs.monitor.findUnique({ where: { id } })).toBeNull();
    expect(await mine.monitor.findUnique({ where: { id } })).toMatchObject({ organizationId: me });
  });

  it("refuses to name another, no organization at all, or what belongs to none", async () => {
    const { mine, they } = await two();
    await expect(mine.monitor.findMany({ where: { organizationId: they } })).rejects.toThrow("another organization");
    for (const wrong of ["", "undefined", "%", "' or 1=1"]) expect(() => tenantDb(wrong)).toThrow();
    await expect(mine.user.findMany()).rejects.toThrow("belongs to no organization");
  });

  it("lets the database refuse a link to another's row", async () => {
    const { mine, me, theirMonitor } = await two();
    const channel = await mine.channel.create({ data: { organizationId: me, type: "email", name: "c", config: "x" } });
    await expect(
      mine.monitorChannel.create({ data: { organizationId: me, monitorId: theirMonitor, channelId: channel.id } }),
    ).rejects.toThrow();
  });
});
