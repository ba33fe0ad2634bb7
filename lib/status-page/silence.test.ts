import { describe, expect, it } from "vitest";
import { silentFrom } from "@/lib/status-page/silence";

const at = (text: string) => new Date(`2026-11-21T${text}Z`);

describe("from when on a silent monitor is not known any more", () => {
  it.each([
    ["three intervals and two minutes after its last check", 60, at("08:00:00"), at("10:00:00"), at("10:05:00")],
    ["later for one that is checked seldom", 3600, at("08:00:00"), at("10:00:00"), at("13:02:00")],
    ["from when it was made, without a check", 5, at("08:00:00"), null, at("08:02:15")],
    ["from when it was resumed, after an older check", 60, at("11:00:00"), at("10:00:00"), at("11:05:00")],
    ["never while it is paused", 60, null, at("10:00:00"), null],
  ])("%s", (_name, intervalSeconds, watchedSince, lastCheckAt, expected) => {
    expect(silentFrom({ intervalSeconds, watchedSince, lastCheckAt })).toEqual(expected);
  });
});
