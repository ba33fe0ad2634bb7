import { describe, expect, it } from "vitest";
import { ruleOf, ruleProblem } from "@/lib/maintenance/rule";

describe("a rule as it is written", () => {
  it.each([
    "daily",
    "weekly",
    "monthly",
    "FREQ=HOURLY",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "freq=monthly;byday=-1su;interval=2",
    "FREQ=YEARLY;BYWEEKNO=1,-1;WKST=SU",
    "FREQ=DAILY;UNTIL=20271231T225900Z",
    "FREQ=DAILY;BYHOUR=1,2;BYMINUTE=30;COUNT=1000",
  ])("%s is read", (repeat) => {
    expect(ruleProblem(repeat)).toBeNull();
  });

  it.each([
    ["", "daily"],
    ["sometimes", "SOMETIMES"],
    ["FREQ=SECONDLY", "once an hour"],
    ["FREQ=MINUTELY;INTERVAL=30", "once an hour"],
    ["FREQ=FORTNIGHTLY", "FREQ is one of"],
    ["BYDAY=MO", "daily"],
    ["FREQ=DAILY;INTERVAL=0", "INTERVAL"],
    ["FREQ=DAILY;COUNT=1001", "COUNT"],
    ["FREQ=DAILY;COUNT=3;UNTIL=20270101", "not both"],
    ["FREQ=DAILY;FREQ=WEEKLY", "twice"],
    ["FREQ=DAILY;BYSECOND=1", "whole minute"],
    ["FREQ=HOURLY;BYMINUTE=0,15,30", "BYMINUTE"],
    ["FREQ=DAILY;BYMONTH=13", "BYMONTH"],
    ["FREQ=WEEKLY;BYDAY=XX", "BYDAY"],
    ["FREQ=DAILY;UNTIL=20270230", "UNTIL"],
    ["FREQ=DAILY;UNTIL=tomorrow", "UNTIL"],
    ["FREQ=DAILY;CONSTRUCTOR=1", "no part"],
    ["FREQ=DAILY;RSCALE=CHINESE", "no part"],
    [`FREQ=DAILY;BYHOUR=${"1,".repeat(300)}1`, "characters"],
    ["FREQ=DAILY\nRDATE:20270101T000000Z", "FREQ is one of"],
  ])("%j is refused: %s", (repeat, words) => {
    expect(ruleProblem(repeat)).toContain(words);
  });

  it("reads UNTIL apart and monthly late in the month as its last days", () => {
    expect(ruleOf("RRULE:freq=daily;until=20270101", "2026-01-01T00:00")).toEqual({
      rule: "FREQ=DAILY",
      until: { ms: Date.parse("2027-01-01T23:59:59Z"), local: true },
    });
    expect(ruleOf("monthly", "2026-01-30T00:00").rule).toBe("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1");
    expect(ruleOf("monthly", "2026-01-28T00:00").rule).toBe("FREQ=MONTHLY");
  });
});
