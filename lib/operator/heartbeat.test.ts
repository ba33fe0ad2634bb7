import { describe, expect, it } from "vitest";
import { amiss, type RegionSigns } from "@/lib/operator/heartbeat";

const well: RegionSigns = { name: "eu", shortestInterval: 60, scheduledAge: 1, recordedAge: 30, blind: false };

describe("the heartbeat of an installation", () => {
  it.each<[string, Partial<RegionSigns>, number | null, number]>([
    ["all is well", {}, null, 0],
    ["an alert is young", {}, 100, 0],
    ["an alert is old", {}, 121, 1],
    ["the scheduler is silent", { scheduledAge: 61 }, null, 1],
    ["nothing was ever queued", { scheduledAge: null }, null, 1],
    ["checks are late", { recordedAge: 151 }, null, 1],
    ["checks are rare because they are asked for rarely", { shortestInterval: 3600, recordedAge: 3000 }, null, 0],
    ["it is blind", { blind: true }, null, 1],
    ["all of it", { scheduledAge: null, recordedAge: null, blind: true }, 500, 4],
    ["a region without monitors", { shortestInterval: null, scheduledAge: null, recordedAge: null }, null, 0],
  ])("%s", (_name, signs, alertAge, count) => {
    expect(amiss({ regions: [{ ...well, ...signs }], alertAge })).toHaveLength(count);
  });
});
