import { parseFeed } from "@rowanmanning/feed-parser";
import { describe, expect, it } from "vitest";
import { atomFeed, feedChangedAt, rssFeed } from "@/lib/feed/feed";
import { samplePublicIncident, samplePublicStatus } from "@/lib/testing/public-status";

const base = "https://status.example.com/status/acme";
const hostile = `<script>alert("x")</script> & "quotes" ]]> \u0001\ud800 名前`;
const status = samplePublicStatus({
  name: `Acme ${hostile}`,
  openIncidents: [
    samplePublicIncident({
      id: "018f0000-0000-7000-8000-00000000000b",
      title: `Search ${hostile}`,
      startedAt: "2026-11-03T09:00:00.000Z",
      resolvedAt: null,
      updates: [
        {
          id: "018f0000-0000-7000-8000-000000000111",
          status: "investigating",
          at: "2026-11-03T09:01:00.000Z",
          body: hostile,
          text: hostile,
        },
      ],
    }),
  ],
  pastIncidents: [samplePublicIncident()],
});

describe.each([
  ["Atom", atomFeed, "atom"],
  ["RSS", rssFeed, "rss"],
] as const)("the %s feed, read by a parser of others", (_name, make, type) => {
  it("has an entry an incident, the one that changed last first", () => {
    const feed = parseFeed(make(status, base));
    expect(feed.meta.type).toBe(type);
    expect(feed.url).toBe(base);
    expect(feed.self).toBe(`${base}/feed.${type}`);
    expect(feed.items.map(({ id, url }) => [id, url])).toEqual([
      ["urn:uuid:018f0000-0000-7000-8000-00000000000b", `${base}/incidents/018f0000-0000-7000-8000-00000000000b`],
      ["urn:uuid:018f0000-0000-7000-8000-00000000000a", `${base}/incidents/018f0000-0000-7000-8000-00000000000a`],
    ]);
    const changed = feed.items.map((item) => (type === "atom" ? item.updated : item.published)?.toISOString());
    expect(changed).toEqual(["2026-11-03T09:01:00.000Z", "2026-11-02T11:00:00.000Z"]);
    expect(feed.updated?.toISOString()).toBe("2026-11-03T09:01:00.000Z");
  });

  it("keeps the id of an entry that is updated", () => {
    const before = samplePublicIncident({ updates: samplePublicIncident().updates.slice(1), resolvedAt: null });
    const [first] = parseFeed(make(samplePublicStatus({ openIncidents: [before] }), base)).items;
    const [second] = parseFeed(make(samplePublicStatus({ pastIncidents: [samplePublicIncident()] }), base)).items;
    expect(second?.id).toBe(first?.id);
  });

  it("is well-formed whatever names hold, and carries no markup of theirs", () => {
    const text = make(status, base);
    for (const sign of ["<script", "\u0001", "\ud800"]) expect(text).not.toContain(sign);
    const [item] = parseFeed(text).items;
    expect(item?.title).toContain('‹script›alert("x")‹/script› & "quotes"');
    expect(item?.title).toContain("名前");
    // The content is HTML, where the same words must be words.
    expect(text).toMatch(/<br>&lt;script&gt;|&lt;br&gt;&amp;lt;script&amp;gt;/);
  });

  it("is whole without entries", () => {
    const feed = parseFeed(make(samplePublicStatus(), base));
    expect(feed.items).toEqual([]);
    expect(feed.title).toBe("Acme status");
  });
});

it("changes when an incident does", () => {
  expect(feedChangedAt(status)).toBe("2026-11-03T09:01:00.000Z");
  expect(feedChangedAt(samplePublicStatus())).toBe("2026-11-01T00:00:00.000Z");
});
