import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { config } from "@/proxy";

const dashboard = join(import.meta.dirname, "app", "(dashboard)");
const places = readdirSync(dashboard, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe("the policy of what a page may load", () => {
  it.each(places)("stands at every page of %s", (place) => {
    const named = config.matcher.flatMap((pattern) => pattern.split(/[/()|]/));
    expect(named).toContain(place);
  });
});
