import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isOptional } from "@/lib/channel/channel-input";
import { channelTypes, describeChannel } from "@/lib/channel/registry";

const rows = readFileSync("docs/channels.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) =>
    line
      .split("|")
      .slice(1)
      .map((cell) => cell.trim()),
  );

describe("every kind of channel", () => {
  it("has a name and a sign of its own", () => {
    for (const of of ["kind", "label", "sign"] as const)
      expect(new Set(channelTypes.map((type) => type[of])).size).toBe(channelTypes.length);
  });

  it.each(channelTypes.map((type) => [type.kind, type] as const))(
    "%s is in docs/channels.md with its fields",
    (kind, type) => {
      const row = rows.find((cells) => cells[1] === `\`${kind}\``);
      expect(row?.[0]).toBe(type.label);
      for (const [name, { schema, secret }] of Object.entries(type.fields)) {
        const written = isOptional(schema) ? `\`${name}\`` : `**\`${name}\`**`;
        expect(row?.[2]).toContain(secret ? `${written}°` : written);
      }
    },
  );

  it.each(channelTypes.map((type) => [type.kind, type] as const))(
    "%s says how to get what it asks for",
    (_kind, type) => {
      expect(type.guide.steps.length).toBeGreaterThan(0);
      if (type.guide.link) expect(new URL(type.guide.link.url).protocol).toBe("https:");
      expect(describeChannel({ type: type.kind }).label).toBe(type.label);
    },
  );
});
