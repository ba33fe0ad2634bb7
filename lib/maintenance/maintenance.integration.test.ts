import { afterAll, describe, expect, it } from "vitest";
import { pool, tenantDb } from "@/lib/db";
import type { AppError } from "@/lib/errors";
import { activeWindow } from "@/lib/maintenance/active-window";
import { activeWindows } from "@/lib/maintenance/active-windows";
import { cancelOccurrence } from "@/lib/maintenance/cancel-occurrence";
import { createWindow } from "@/lib/maintenance/create-window";
import { deleteWindow } from "@/lib/maintenance/delete-window";
import { endWindow } from "@/lib/maintenance/end-window";
import { getWindow } from "@/lib/maintenance/get-window";
import { listWindows } from "@/lib/maintenance/list-windows";
import { planAhead } from "@/lib/maintenance/plan-ahead";
import { turnWindows } from "@/lib/maintenance/turn-windows";
import { updateWindow } from "@/lib/maintenance/update-window";
import type { Actor } from "@/lib/organization/actor";
import { shutDown } from "@/lib/queue/shut-down";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { newOrganization } from "@/lib/testing/factories";

afterAll(shutDown);

const minute = 60_000;
const fromNow = (minutes: number) => new Date(Date.now() + minutes * minute);
const iso = (minutes: number) => fromNow(minutes).toISOString();
/** A local time in UTC, to the minute. */
const local = (minutes: number) => iso(minutes).slice(0, 16);

async function newMonitor(organizationId: string, tags: string[] = []): Promise<string> {
  const { id } = await tenantDb(organizationId).monitor.create({
    data: {
      organizationId,
      name: "m",
      type: "http",
      url: "http://127.0.0.1/",
      expect: {},
      intervalSeconds: 60,
      timeoutMs: 1000,
      regions: ["local"],
      tags,
      phase: 0,
      createdAt: fromNow(-600),
    },
  });
  return id;
}

const once = (from: number, to: number, over: object = {}) => ({
  name: "Upgrade",
  from: iso(from),
  to: iso(to),
  all: true,
  ...over,
});
const daily = (from: number, over: object = {}) => ({
  name: "Nightly",
  start: local(from),
  timeZone: "UTC",
  durationMinutes: 60,
  repeat: "daily",
  all: true,
  ...over,
});

const windowAt = (actor: Actor, monitorId: string, at = new Date()) =>
  tenantDb(actor.organizationId).$transaction((tx) =>
    activeWindow(tx, { organizationId: actor.organizationId, monitorId, at }),
  );

const spansOf = async (monitorId: string) =>
  (
    await pool().query<{ starts_at: Date; ends_at: Date }>(
      "select starts_at, ends_at from maintenance_span where monitor_id = $1 order by starts_at",
      [monitorId],
    )
  ).rows;

/** Lets the clock of a window's occurrences run on. */
const age = (windowId: string, minutes: number) =>
  pool().query(
    "update maintenance_occurrence set starts_at = starts_at - make_interval(mins => $2), ends_at = ends_at - make_interval(mins => $2) where window_id = $1",
    [windowId, minutes],
  );

describe("a window", () => {
  it("is on from its beginning to its end, for the monitors it is for and no others", async () => {
    const { actor, organizationId } = await newOrganization();
    const other = await newOrganization();
    const [tagged, named, shown, none] = await Promise.all([
      newMonitor(organizationId, ["db", "eu"]),
      newMonitor(organizationId),
      newMonitor(organizationId),
      newMonitor(organizationId),
    ]);
    const foreign = await newMonitor(other.organizationId, ["db"]);
    const page = await createStatusPage(actor, {
      slug: `p-${organizationId}`,
      name: "Page",
      components: [{ monitorId: shown, name: "Shown" }],
    });
    const window = await createWindow(
      actor,
      once(-1, 10, { all: false, tags: ["db"], monitorIds: [named], statusPageIds: [page.id] }),
    );
    expect(window).toMatchObject({ state: "in-progress", upcoming: [], current: { from: window.from, to: window.to } });
    for (const id of [tagged, named, shown]) {
      expect(await windowAt(actor, id)).toEqual({ id: window.id, name: "Upgrade", until: window.to });
      expect(await windowAt(actor, id, fromNow(-2))).toBeNull();
      expect(await windowAt(actor, id, new Date(window.to ?? ""))).toBeNull();
    }
    expect(await windowAt(actor, none)).toBeNull();
    expect(await windowAt(actor, foreign)).toBeNull();
    expect(new Set((await activeWindows(organizationId)).keys())).toEqual(new Set([tagged, named, shown]));
    expect((await activeWindows(other.organizationId)).size).toBe(0);
  });

  it("is for all monitors, also those that come later", async () => {
    const { actor, organizationId } = await newOrganization();
    await createWindow(actor, once(-1, 10));
    expect(await windowAt(actor, await newMonitor(organizationId))).toMatchObject({ name: "Upgrade" });
  });

  it("names the one that ends last where several are on", async () => {
    const { actor, organizationId } = await newOrganization();
    const id = await newMonitor(organizationId);
    await createWindow(actor, once(-1, 10, { name: "short" }));
    await createWindow(actor, once(-1, 30, { name: "long" }));
    expect(await windowAt(actor, id)).toMatchObject({ name: "long" });
    expect((await activeWindows(organizationId)).get(id)).toMatchObject({ name: "long" });
  });

  it("ends early, stays ended when it is planned again, and comes again the next time", async () => {
    const { actor, organizationId } = await newOrganization();
    const id = await newMonitor(organizationId);
    const window = await createWindow(actor, daily(-30));
    expect(window).toMatchObject({ state: "in-progress" });
    expect(window.upcoming).toHaveLength(5);
    const ended = await endWindow(actor, window.id);
    expect(ended).toMatchObject({ state: "scheduled", current: null, last: { from: window.current?.from } });
    await planAhead();
    expect(await windowAt(actor, id)).toBeNull();
    expect((await getWindow(actor, window.id)).upcoming).toEqual(window.upcoming);
    expect(await spansOf(id)).toHaveLength(1);
    await expect(endWindow(actor, window.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("that is there once is over when it is ended, and cannot be moved then", async () => {
    const { actor } = await newOrganization();
    const window = await createWindow(actor, once(-1, 10));
    expect(await endWindow(actor, window.id)).toMatchObject({ state: "completed" });
    await expect(updateWindow(actor, window.id, { to: iso(60) })).rejects.toMatchObject({ code: "conflict" });
    expect(await updateWindow(actor, window.id, { name: "Renamed" })).toMatchObject({ name: "Renamed" });
  });

  it("leaves out an occurrence that is cancelled, for good", async () => {
    const { actor } = await newOrganization();
    const window = await createWindow(actor, daily(60));
    const [first, second, ...rest] = window.upcoming;
    const after = await cancelOccurrence(actor, window.id, { from: second?.from });
    expect(after.upcoming.slice(0, 4)).toEqual([first, ...rest]);
    await cancelOccurrence(actor, window.id, { from: second?.from });
    await planAhead();
    await updateWindow(actor, window.id, { durationMinutes: 30 });
    const starts = (await getWindow(actor, window.id)).upcoming.map(({ from }) => from);
    expect(starts.slice(0, 4)).toEqual([first, ...rest].map((each) => each?.from));
    await expect(cancelOccurrence(actor, window.id, { from: iso(7) })).rejects.toMatchObject({ code: "invalid" });
    const single = await createWindow(actor, once(10, 20));
    await expect(cancelOccurrence(actor, single.id, { from: single.from })).rejects.toMatchObject({ code: "conflict" });
  });

  it("follows a change of its times: what is on goes on, longer or not at all", async () => {
    const { actor, organizationId } = await newOrganization();
    const id = await newMonitor(organizationId);
    const window = await createWindow(actor, daily(-30));
    const longer = await updateWindow(actor, window.id, { durationMinutes: 90 });
    expect(longer.current).toEqual({
      from: window.current?.from,
      to: new Date(Date.parse(window.current?.to ?? "") + 30 * minute).toISOString(),
    });
    const later = await updateWindow(actor, window.id, { start: local(120) });
    expect(later).toMatchObject({ state: "scheduled", current: null });
    expect(await windowAt(actor, id)).toBeNull();
    expect(await spansOf(id)).toHaveLength(1);
    const single = await updateWindow(actor, window.id, { from: iso(5), to: iso(10) });
    expect(single).toMatchObject({ repeat: null, start: null, durationMinutes: null, state: "scheduled" });
    expect(single.upcoming).toHaveLength(1);
  });

  it("keeps what it covered when it is over, whatever is changed or removed later", async () => {
    const { actor, organizationId } = await newOrganization();
    const covered = await newMonitor(organizationId, ["db"]);
    const window = await createWindow(actor, once(-1, 10, { all: false, tags: ["db"] }));
    await age(window.id, 15);
    expect(await turnWindows(window.id)).toBe(1);
    expect(await turnWindows(window.id)).toBe(0);
    await pool().query("update monitor set tags = '{}' where id = $1", [covered]);
    await deleteWindow(actor, window.id);
    expect(await listWindows(actor)).toEqual([]);
    expect(await spansOf(covered)).toHaveLength(1);
  });

  it("that is removed while it is on ends then, and keeps what it covered so far", async () => {
    const { actor, organizationId } = await newOrganization();
    const id = await newMonitor(organizationId);
    const window = await createWindow(actor, once(-5, 60));
    await deleteWindow(actor, window.id);
    expect(await windowAt(actor, id)).toBeNull();
    const [span] = await spansOf(id);
    expect(span?.starts_at.toISOString()).toBe(window.from);
    expect(Math.abs((span?.ends_at.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  it("is listed with what is on first, then what comes, then what was", async () => {
    const { actor } = await newOrganization();
    const over = await createWindow(actor, once(-1, 10, { name: "over" }));
    await endWindow(actor, over.id);
    await createWindow(actor, once(60, 70, { name: "later" }));
    await createWindow(actor, once(30, 40, { name: "soon" }));
    await createWindow(actor, once(-1, 10, { name: "now" }));
    expect((await listWindows(actor)).map(({ name }) => name)).toEqual(["now", "soon", "later", "over"]);
  });

  it("is planned anew while time goes on, without gaps and without doubles", async () => {
    const { actor } = await newOrganization();
    const { id } = await createWindow(actor, daily(60));
    await pool().query(
      "delete from maintenance_occurrence where window_id = $1 and starts_at > now() + interval '3 days'",
      [id],
    );
    await Promise.all([planAhead(), planAhead()]);
    const { rows } = await pool().query<{ n: number; days: number }>(
      "select count(*)::int as n, count(distinct starts_at::date)::int as days from maintenance_occurrence where window_id = $1",
      [id],
    );
    expect(rows[0]).toEqual({ n: 35, days: 35 });
  });
});

describe("what is refused", () => {
  it.each<[string, object, string]>([
    ["no times", { name: "x", all: true }, "from"],
    ["an end before the beginning", once(10, 5), "to"],
    ["what is over", once(-20, -10), "to"],
    ["more than a year", once(0, 400 * 1440), "to"],
    ["both kinds of times", { ...once(1, 2), repeat: "daily" }, "repeat"],
    ["a repeat without a start", { name: "x", all: true, repeat: "daily" }, "start"],
    ["a repeat without a zone", daily(1, { timeZone: undefined }), "timeZone"],
    ["a zone that is none", daily(1, { timeZone: "Mars/Olympus" }), "timeZone"],
    ["an offset for a zone", daily(1, { timeZone: "+02:00" }), "timeZone"],
    ["a rule of minutes", daily(1, { repeat: "FREQ=MINUTELY" }), "repeat"],
    ["a rule that never comes about", daily(1, { repeat: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }), "repeat"],
    ["a rule whose parts do not go together", daily(1, { repeat: "FREQ=WEEKLY;BYDAY=2TU" }), "repeat"],
    ["a window that overlaps itself", daily(1, { durationMinutes: 1441 }), "durationMinutes"],
    ["a last day before the first", daily(1, { lastDay: "2020-01-01" }), "lastDay"],
    ["a repeat that has ended", daily(1, { start: "2020-01-01T00:00", lastDay: "2020-02-01" }), "lastDay"],
    ["nothing it is for", { ...once(1, 2), all: false }, "monitorIds"],
    ["all and some", { ...once(1, 2), tags: ["db"] }, "all"],
    ["a day that is not in the calendar", daily(1, { start: "2026-02-30T00:00" }), "start"],
    ["a monitor that is not there", { ...once(1, 2), all: false, monitorIds: [crypto.randomUUID()] }, "monitorIds"],
    ["a page that is not there", { ...once(1, 2), all: false, statusPageIds: [crypto.randomUUID()] }, "statusPageIds"],
  ])("%s", async (_name, input, field) => {
    const { actor } = await newOrganization();
    const refusal = await createWindow(actor, input).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "invalid" });
    expect((refusal as AppError).fields[0]?.field).toBe(field);
    expect(await listWindows(actor)).toEqual([]);
  });
});
