import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillCommand, settingsFor } from "@/lib/runbook/command";

const template = "probe {host} {host}:{port} {path} {url} {address}";

/** What a real shell makes of a command: its words. Variables are empty, so that a placeholder that is left open shows. */
function words(command: string): string[] {
  const script = command.replace(/^probe /, "printf '%s\\0' ");
  return execFileSync("sh", ["-c", script], { encoding: "utf8", env: { NODE_ENV: "test" } })
    .split("\0")
    .slice(0, -1);
}

describe("a command for a check", () => {
  it("names host, port, path, URL and address", () => {
    const place = { url: "https://shop.example/cart?id=1&x=2#top", address: "203.0.113.7" };
    expect(fillCommand(template, place)).toBe(
      "probe shop.example shop.example:443 '/cart?id=1&x=2' 'https://shop.example/cart?id=1&x=2' 203.0.113.7",
    );
  });

  it("takes the port of the URL, and that of the scheme without one", () => {
    expect(fillCommand("{port}", { url: "http://shop.example:8080/" })).toBe("8080");
    expect(fillCommand("{port}", { url: "http://shop.example/" })).toBe("80");
  });

  it("puts an IPv6 address in brackets where a port follows, and quotes them", () => {
    const command = fillCommand("probe {host} {host}:{port}", { url: "http://[2001:db8::1]:8080/" });
    expect(command).toBe("probe 2001:db8::1 '[2001:db8::1]':8080");
    expect(words(command)).toEqual(["2001:db8::1", "[2001:db8::1]:8080"]);
  });

  it("leaves a variable for what is not known", () => {
    expect(fillCommand(template, { url: null })).toBe('probe "$HOST" "$HOST":"$PORT" "$URL_PATH" "$URL" "$ADDRESS"');
    expect(fillCommand("{host}", { url: "not a URL" })).toBe('"$HOST"');
    expect(fillCommand("{host}", { url: "javascript:alert(1)" })).toBe('"$HOST"');
  });

  it("says nothing of a password in a URL", () => {
    expect(fillCommand("{url}", { url: "https://ada:secret@shop.example/" })).toBe("'https://shop.example/'");
  });

  it("gives curl no list of URLs to work through", () => {
    const command = fillCommand("{url}", { url: "https://shop.example/[1-100000]?q={a,b}" });
    expect(command).toBe("'https://shop.example/%5B1-100000%5D?q=%7Ba,b%7D'");
  });

  it.each([
    "http://$(id)/",
    "http://`id`/",
    "http://a;id/",
    "http://a&id/",
    "http://-oproxycommand=id/",
    "http://-esh:80/",
    "http://a'b/",
    'http://a"b/',
    "http://a!b/",
    "http://a{b,c}/",
    "http://*/",
    "http://~root/",
  ])("makes no word of the host of %s", (url) => {
    expect(fillCommand("probe {host}", { url })).toBe('probe "$HOST"');
  });

  it.each(["-I", "$(id)", "1.2.3.4;id", "::1\nid", "", "a b"])("makes no word of the address %j", (address) => {
    expect(fillCommand("probe {address}", { url: null, address })).toBe('probe "$ADDRESS"');
  });

  it("a shell reads any URL as the words that were meant", () => {
    const nasty = fc.string({ unit: fc.constantFrom(..."'\"`$();&|<>\\!*?[]{}~#%=+- \n\t\u0000\u202eäx/.") });
    fc.assert(
      fc.property(nasty, nasty, (path, query) => {
        const url = `http://shop.example/${path}?${query}`;
        const read = words(fillCommand(template, { url, address: "192.0.2.1" }));
        expect(read).toHaveLength(5);
        const [host, pair, shownPath, shownUrl, address] = read;
        expect([host, pair, address]).toEqual(["shop.example", "shop.example:80", "192.0.2.1"]);
        expect(shownUrl).toBe(`http://shop.example${shownPath}`);
        expect(new URL(shownUrl ?? "").host).toBe("shop.example");
        expect(shownPath).toMatch(/^[!-&(-~]+$/);
      }),
      { numRuns: 150 },
    );
  });

  it("any URL at all becomes words without meaning to a shell", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), fc.option(fc.string()), (url, address) => {
        const word = /^(?:[A-Za-z0-9._:][A-Za-z0-9._:-]*|'[^']*'|"\$[A-Z_]+")+$/;
        for (const name of ["host", "port", "path", "url", "address"])
          expect(fillCommand(`{${name}}`, { url, address })).toMatch(word);
      }),
    );
  });
});

describe("the settings of a list of commands", () => {
  it("set each variable that is used, once, and no other", () => {
    const lines = settingsFor(['dig "$HOST"', 'nc "$HOST" "$PORT"', "ls $pid"]).map(({ line }) => line);
    expect(lines).toEqual(["HOST=www.example.com", "PORT=443"]);
  });
});
