import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { nodeCodes } from "@/lib/diagnosis/error-codes/node";
import { fillCommand, settingsFor } from "@/lib/runbook/command";
import { causeLink, homes, statusesWithPage, statusLink } from "@/lib/runbook/link";
import { causeSlugs, errorPages, findEntry, pagesOf } from "@/lib/runbook/pages";
import { runbooks } from "@/lib/runbook/runbook";

const named = errorPages.map((page) => [page.slug, page] as const);

describe("the pages on errors", () => {
  it("have addresses and other names that no two share", () => {
    const all = [...errorPages.flatMap(({ slug, aliases }) => [slug, ...aliases]), ...causeSlugs];
    expect(all.filter((slug, index) => all.indexOf(slug) !== index)).toEqual([]);
    for (const slug of all) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("are there for each status that people look for", () => {
    for (const status of [500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 528, 529, 530])
      expect(findEntry(String(status))?.kind).toBe("page");
  });

  it.each(named)("%s is whole and in sentences", (_slug, page) => {
    const { sentence, meaning, says, ways, timing, checks, apart, prevent, retry, sources } = page;
    const sentences = [
      sentence,
      retry,
      ...meaning,
      ...prevent,
      ...checks.map(({ text }) => text),
      ...ways.map(({ text }) => text),
    ];
    for (const text of [...sentences, ...apart.map(({ tell }) => tell)]) expect(text).toMatch(/^[^\s].*[.?]$/);
    for (const { says: words, means } of says) expect(words.length * means.length).toBeGreaterThan(0);
    for (const { seen, means } of timing) expect(seen.length * means.length).toBeGreaterThan(0);
    expect(sentence.length).toBeLessThan(200);
    expect(checks.length).toBeGreaterThanOrEqual(2);
    expect(ways.every(({ causes: possible }) => possible.every((cause) => cause in causes))).toBe(true);
    for (const { url, title } of sources) {
      expect(new URL(url).protocol).toBe("https:");
      expect(title).not.toBe("");
    }
    for (const related of page.related) expect(findEntry(related)?.kind, related).toBe("page");
  });

  it("have commands that a shell can read", () => {
    const commands = errorPages.flatMap(({ checks }) =>
      checks.flatMap(({ command }) => (command === null ? [] : [fillCommand(command, { url: null })])),
    );
    expect(commands.join("\n")).not.toMatch(/\{(host|port|path|url|address)\}/);
    execFileSync("bash", ["-n", "-c", commands.join("\n")], { stdio: "pipe" });
    const set = settingsFor(commands).map(({ line }) => line.split("=")[0]);
    for (const [, name] of commands.join("\n").matchAll(/\$([A-Z][A-Z_]+)/g)) expect(set).toContain(name);
  });

  it("show the eight ways to a 502 that practice knows", () => {
    const entry = findEntry("502");
    if (entry?.kind !== "page") throw new Error("there is no page on 502");
    const titles = entry.page.ways.map(({ title }) => title).join("\n");
    for (const way of [
      "not running",
      "wrong port",
      "still starting",
      "Out of memory or out of file descriptors",
      "time limit is shorter than the handler",
      "TLS on the wrong side, or not trusted",
      "network between the two is broken",
      "gateway is overloaded",
    ])
      expect(titles).toContain(way);
  });
});

describe("the way to a page", () => {
  it.each(Object.keys(causes))("leads from the cause %s to its runbook", (cause) => {
    const slug = causeLink(cause)?.replace("/errors/", "") ?? "";
    const entry = findEntry(slug);
    const home = entry?.kind === "page" ? entry.page.home : entry?.kind === "cause" ? entry.cause : null;
    expect(home).toBe(cause);
  });

  it("knows the homes that the pages have", () => {
    const built = errorPages.flatMap(({ home, slug }) => (home === undefined ? [] : [[home, slug] as const]));
    expect(Object.fromEntries(built)).toEqual(
      Object.fromEntries(Object.entries(homes).filter(([cause]) => built.some(([home]) => home === cause))),
    );
    expect(built.every(([home]) => home in homes)).toBe(true);
  });

  it("knows the statuses that have a page", () => {
    const slugs = errorPages.map(({ slug }) => slug).filter((slug) => /^\d{3}$/.test(slug));
    expect([...statusesWithPage].map(String).sort()).toEqual(slugs.sort());
    expect(statusLink(502)).toBe("/errors/502");
    expect(statusLink(418)).toBeNull();
    expect(statusLink(null)).toBeNull();
    expect(causeLink("no-such-cause")).toBeNull();
  });

  it.each([
    ["ECONNREFUSED", "connection-refused"],
    ["enotfound", "dns-no-such-name"],
    ["CERT_HAS_EXPIRED", "tls-certificate-expired"],
    ["NET::ERR_CERT_DATE_INVALID", "tls-certificate-expired"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls-not-tls"],
    ["UND_ERR_CONNECT_TIMEOUT", "connection-timeout"],
    ["curl 52", "empty-reply"],
    ["Bad Gateway", "502"],
    ["tcp-refused", "connection-refused"],
    ["Connection-Refused", "connection-refused"],
  ])("%s leads to %s", (text, slug) => {
    expect(findEntry(text)).toEqual({ kind: "moved", slug });
  });

  it.each(["", "9999", "../502", "constructor", "__proto__", "toString", "<script>"])("%j leads nowhere", (text) => {
    expect(findEntry(text)).toBeNull();
  });

  it("leads from the common codes of Node somewhere", () => {
    const common = [
      "ENOTFOUND",
      "EAI_AGAIN",
      "ECONNREFUSED",
      "ECONNRESET",
      "ETIMEDOUT",
      "EHOSTUNREACH",
      "ENETUNREACH",
      "EPIPE",
      "EPROTO",
    ];
    for (const code of common) {
      expect(nodeCodes).toHaveProperty(code);
      expect(findEntry(code), code).not.toBeNull();
    }
  });

  it("leads from each cause that a gateway can have to an error that it makes", () => {
    const gateways = (Object.keys(runbooks) as CauseSlug[]).filter((cause) =>
      /^(upstream|proxy|edge|platform)-/.test(cause),
    );
    expect(gateways.filter((cause) => pagesOf(cause).length === 0)).toEqual([]);
  });
});
