import { z } from "zod";
import type { Notice } from "@/lib/alert/notice";
import { channelType, type SendResult } from "@/lib/channel/channel";
import { token } from "@/lib/channel/field";
import { type PagingStep, pagingSteps, takeSteps } from "@/lib/channel/paging";
import { acknowledgeLine, plainText, type Story, storyOf, type Tone } from "@/lib/channel/story";
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
function opening(step: PagingStep, notice: Notice, story: Story): Call {
  const json = {
    message: clip(step.title, 130),
    alias: step.key,
    description: `${step.whole ? plainText(story, 10_000) : step.title}\n${story.link}${acknowledgeLine(story)}`,
    priority: step.whole ? priorities[story.tone] : priorities.down,
    source: "Hopcheck",
    entity: clip(notice.monitor.name, 512),
    tags: ["hopcheck", ...(notice.incident === null ? ["test"] : [notice.incident.diagnosis.layer])],
    details: { monitor: clip(notice.monitor.url, 1000), link: story.link },
  };
  return { path: "/v2/alerts", json };
}

const verbs = { again: "notes", acknowledge: "acknowledge", close: "close" } as const;

function callOf(step: PagingStep, notice: Notice, story: Story): Call {
  if (step.act === "open") return opening(step, notice, story);
  const note = step.whole
    ? `${clip(`${story.title}\n${story.text}`, 20_000)}${acknowledgeLine(story)}`
    : clip(step.title, 20_000);
  return {
    path: `/v2/alerts/${step.key}/${verbs[step.act]}?identifierType=alias`,
    json: { source: "Hopcheck", user: "Hopcheck", note },
  };
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
    send: ({ key, region }, notice, envelope) => {
      const story = storyOf(notice, envelope);
      const headers = [["Authorization", `GenieKey ${key}`]] as const;
      return takeSteps(pagingSteps(notice, story), (step) => {
        const { path, json } = callOf(step, notice, story);
        // 401 and 403 are a key that is not valid, or an integration that was switched off.
        return tell({ url: `${bases[region ?? "us"]}${path}`, headers, json }, { gone: [401, 403], read });
      });
    },
  });

export const opsgenie = opsgenieAt(regions);
