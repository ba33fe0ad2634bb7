import { z } from "zod";
import type { Notice } from "@/lib/alert/notice";
import { channelType, type SendResult } from "@/lib/channel/channel";
import { token } from "@/lib/channel/field";
import { plainText, type Story, storyOf, type Tone } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** Opsgenie's two regions, and the same API in Jira Service Management, which takes its place. */
const regions = {
  us: "https://api.opsgenie.com",
  eu: "https://api.eu.opsgenie.com",
  jira: "https://api.atlassian.com/jsm/ops/integration",
} as const;

const priorities: Record<Tone, string> = { down: "P1", degraded: "P3", up: "P5", note: "P5" };

type Call = { path: string; json: object };

/** The fields of an alert and their lengths (https://docs.opsgenie.com/docs/alert-api#create-alert). */
function opening(notice: Notice, story: Story): Call {
  const acknowledge = story.acknowledgeLink === null ? "" : `\nAcknowledge: ${story.acknowledgeLink}`;
  const json = {
    message: clip(story.title, 130),
    alias: story.thread,
    description: `${plainText(story, 10_000)}\n${story.link}${acknowledge}`,
    priority: priorities[story.tone],
    source: "Hopcheck",
    entity: clip(notice.monitor.name, 512),
    tags: ["hopcheck", ...(notice.incident === null ? ["test"] : [notice.incident.diagnosis.layer])],
    details: { monitor: clip(notice.monitor.url, 1000), link: story.link },
  };
  return { path: "/v2/alerts", json };
}

function callsOf(notice: Notice, story: Story): readonly Call[] {
  const acknowledge = story.acknowledgeLink === null ? "" : `\nAcknowledge: ${story.acknowledgeLink}`;
  const note = `${clip(`${story.title}\n${story.text}`, 20_000)}${acknowledge}`;
  const about = (what: string): Call => ({
    path: `/v2/alerts/${story.thread}/${what}?identifierType=alias`,
    json: { source: "Hopcheck", user: "Hopcheck", note },
  });
  if (notice.kind === "opened") return [opening(notice, story)];
  // A test is closed at once.
  if (notice.kind === "test") return [opening(notice, story), about("close")];
  if (notice.kind === "resolved") return [about("close")];
  return [about(notice.kind === "acknowledged" ? "acknowledge" : "notes")];
}

/** 429 says in a header how many seconds a period has (https://docs.opsgenie.com/docs/api-rate-limiting). */
function read(answer: VendorAnswer): SendResult | null {
  const seconds = Number(answer.headers["x-ratelimit-period-in-sec"]);
  if (answer.status !== 429 || !(seconds > 0)) return null;
  return { outcome: "retry", answer: saidBy(answer), retryAfterMs: pauseMs(seconds * 1000) };
}

/** @param bases where each region is */
export const opsgenieAt = (bases: Record<keyof typeof regions, string>) =>
  channelType({
    kind: "opsgenie",
    label: "Opsgenie",
    sign: "Og",
    summary:
      "An alert of Opsgenie or Jira Service Management that opens, is acknowledged and closes with the incident.",
    fields: {
      key: { schema: token("Give the API key.", 255), label: "API key", secret: true },
      region: {
        schema: z.enum(["us", "eu", "jira"], { error: "The region is us, eu or jira." }).optional(),
        label: "Where",
        control: "select",
        options: [
          ["us", "Opsgenie, United States"],
          ["eu", "Opsgenie, Europe"],
          ["jira", "Jira Service Management"],
        ],
      },
    },
    guide: {
      steps: [
        "In Opsgenie open the team, “Integrations”, “Add integration”, “API”. In Jira Service Management: “Operations”, the team, “Integrations”.",
        "Let it create and update alerts, switch it on, and copy its API key.",
        "Opsgenie ends in April 2027. After moving to Jira Service Management choose that here.",
      ],
      link: {
        label: "API integration, at Atlassian",
        url: "https://support.atlassian.com/opsgenie/docs/create-a-default-api-integration/",
      },
    },
    nameOf: () => "Opsgenie",
    goesTo: ({ region }) => (region === "jira" ? "Jira Service Management" : "a team of Opsgenie"),
    send: async ({ key, region }, notice, envelope) => {
      const base = bases[region ?? "us"];
      const headers = [["Authorization", `GenieKey ${key}`]] as const;
      let result: SendResult = { outcome: "refused", answer: "There is nothing to send.", disable: false };
      for (const { path, json } of callsOf(notice, storyOf(notice, envelope))) {
        // 401 and 403 are a key that is not valid, or an integration that was switched off.
        result = await tell({ url: `${base}${path}`, headers, json }, { gone: [401, 403], read });
        if (result.outcome !== "delivered") break;
      }
      return result;
    },
  });

export const opsgenie = opsgenieAt(regions);
