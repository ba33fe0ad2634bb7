import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { causes } from "@/lib/diagnosis/cause";
import { products } from "@/lib/diagnosis/fingerprints/products";
import { familyOf } from "@/lib/runbook/check";
import { fillCommand, settingsFor } from "@/lib/runbook/command";
import { checksOf, runbookOf, runbooks } from "@/lib/runbook/runbook";

const all = Object.entries(runbooks);
const commandsOf = (slug: string): string[] =>
  (runbookOf(slug)?.checks ?? []).flatMap(({ command, by }) => [
    ...(command === null ? [] : [command]),
    ...Object.values(by ?? {}),
  ]);

describe("the runbooks", () => {
  it("are one for each cause", () => {
    expect(Object.keys(runbooks).sort()).toEqual(Object.keys(causes).sort());
  });

  it.each(all)("%s is whole", (_slug, { meaning, checks, retry, prevent, sources }) => {
    for (const text of [meaning, retry.why, ...prevent, ...checks.map((check) => check.text)])
      expect(text, text).toMatch(/^[\p{Lu}\d].*[.?]$/u);
    expect(meaning.length).toBeLessThan(320);
    expect(checks.length).toBeGreaterThanOrEqual(3);
    expect(new Set(checks.map(({ text }) => text)).size).toBe(checks.length);
    expect(prevent.length).toBeLessThanOrEqual(3);
    for (const { title, url } of sources) {
      expect(title).not.toBe("");
      expect(new URL(url).protocol).toBe("https:");
    }
  });

  it("have commands that a shell can read, filled or not", () => {
    for (const place of [{ url: null }, { url: "https://[2001:db8::1]:8443/a'b?c=$(id)", address: "2001:db8::1" }]) {
      const commands = all.flatMap(([slug]) => commandsOf(slug).map((template) => fillCommand(template, place)));
      expect(commands.join("\n")).not.toMatch(/\{(host|port|path|url|address)\}/);
      execFileSync("bash", ["-n", "-c", commands.join("\n")], { stdio: "pipe" });
    }
  });

  it.each(all)("the placeholders of %s stand outside quotes", (slug) => {
    for (const command of commandsOf(slug)) {
      const outside = command.replace(/\\./g, "").replace(/'[^']*'|"[^"]*"/g, "");
      expect(outside.match(/\{(host|port|path|url|address)\}/g) ?? []).toEqual(
        command.match(/\{(host|port|path|url|address)\}/g) ?? [],
      );
    }
  });

  it("leave nothing to the reader to set that is not explained", () => {
    for (const [slug] of all)
      for (const command of commandsOf(slug).map((template) => fillCommand(template, { url: null }))) {
        const own = [...command.matchAll(/\$([A-Z][A-Z_]+)/g)].map(([, name]) => `${name}=`);
        const set = settingsFor([command]).map(({ line }) => line);
        for (const name of own)
          expect(
            set.some((line) => line.startsWith(name)),
            `${slug}: ${name}`,
          ).toBe(true);
      }
  });

  it("have the gateway's log among the first three checks of what a gateway met", () => {
    for (const [slug, { checks }] of all.filter(([slug]) => slug.startsWith("upstream-")))
      expect(
        checks.slice(0, 3).some(({ readsLog }) => readsLog),
        slug,
      ).toBe(true);
  });

  it("name products that are known", () => {
    const known = new Set(products.map(({ id }) => familyOf(id)));
    for (const [slug, { checks, logged }] of all)
      for (const product of [...checks.flatMap(({ by }) => Object.keys(by ?? {})), ...Object.keys(logged ?? {})])
        expect(known, `${slug}: ${product}`).toContain(product);
  });

  it("change nothing on the machine that they are pasted into, but for a reload that says so", () => {
    for (const [slug] of all)
      for (const command of commandsOf(slug))
        expect(command.replaceAll("systemctl reload nginx", ""), command).not.toMatch(
          /\b(rm|kill|reboot|restart|stop|delete|drop|truncate|mkfs|dd)\b(?!ped|')(?=\s)/,
        );
  });
});

describe("the checks of a cause", () => {
  it("are those of the gateway at hand", () => {
    const logOf = (product: string | null) =>
      checksOf("upstream-refused", product).find(({ text }) => text.startsWith("Read the gateway's own log"));
    expect(logOf(null)?.text).not.toContain("Look for");
    expect(logOf("nginx")?.text).toContain("Look for “connect() failed (111: Connection refused)");
    expect(logOf("openresty")?.text).toContain("Look for “connect() failed (111: Connection refused)");
    expect(logOf("haproxy")).toEqual({
      text: expect.stringContaining("Look for “SC--”"),
      command: "journalctl -u haproxy --since '10 min ago' --no-pager",
    });
    expect(logOf("constructor")?.command).toBe("tail -n 50 /var/log/nginx/error.log");
  });

  it("are none for a cause that is not known", () => {
    expect(checksOf("no-such-cause", null)).toEqual([]);
    expect(runbookOf("constructor")).toBeNull();
  });
});
