import { z } from "zod";
import type { Notice } from "@/lib/alert/notice";
import { channelType } from "@/lib/channel/channel";
import { token } from "@/lib/channel/field";
import { type PagingStep, pagingSteps, takeSteps } from "@/lib/channel/paging";
import { linksOf, type Story, storyOf } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

/** Where the events of a service region go (https://support.pagerduty.com/main/docs/service-regions). */
const regions = { us: "https://events.pagerduty.com", eu: "https://events.eu.pagerduty.com" } as const;

/** A late recovery resolves what was never opened, which PagerDuty drops: nobody is woken for what is over. */
const actions = { open: "trigger", again: "trigger", acknowledge: "acknowledge", close: "resolve" } as const;

/** The fields of an event and their lengths (https://developer.pagerduty.com/docs/events-api-v2/trigger-events/). */
function payloadOf(step: PagingStep, notice: Notice, story: Story) {
  const severities = { down: "critical", degraded: "warning", up: "info", note: "info" } as const;
  if (!step.whole)
    return { summary: clip(step.title, 1024), source: "Hopcheck", severity: "critical", timestamp: story.at };
  return {
    summary: clip(step.title, 1024),
    source: clip(notice.monitor.url, 255),
    severity: severities[story.tone],
    timestamp: story.at,
    component: clip(notice.monitor.name, 255),
    ...(notice.incident === null
      ? {}
      : { class: notice.incident.diagnosis.cause, group: notice.incident.diagnosis.layer }),
    custom_details: {
      verdict: clip(story.text, 4000),
      ...Object.fromEntries(story.facts.map(([name, value]) => [name.toLowerCase(), clip(value, 1000)])),
      ...(story.steps.length === 0
        ? {}
        : {
            check_first: story.steps.map(({ text, command }) => clip([text, command].filter(Boolean).join(": "), 1000)),
          }),
    },
  };
}

function eventOf(step: PagingStep, routingKey: string, notice: Notice, story: Story) {
  const action = actions[step.act];
  const known = { routing_key: routingKey, event_action: action, dedup_key: step.key };
  if (action !== "trigger") return known;
  return {
    ...known,
    payload: payloadOf(step, notice, story),
    client: "Hopcheck",
    client_url: story.link,
    links: linksOf(story).map(({ label, url }) => ({ href: url, text: label })),
  };
}

/** @param bases where each region is */
export const pagerDutyAt = (bases: Record<keyof typeof regions, string>) =>
  channelType({
    kind: "pagerduty",
    label: "PagerDuty",
    sign: "PD",
    summary: "An alert that opens, is acknowledged and resolves itself with the incident.",
    fields: {
      key: {
        schema: token("Give the integration key.", 32, [
          /^[A-Za-z0-9]{32}$/,
          "An integration key has 32 letters and digits.",
        ]),
        label: "Integration key",
        placeholder: "R0...",
        secret: true,
      },
      region: {
        schema: z.enum(["us", "eu"], { error: "The region is us or eu." }).optional(),
        label: "Service region",
        control: "select",
        options: [
          ["us", "United States"],
          ["eu", "Europe"],
        ],
      },
    },
    guide: {
      steps: [
        "In PagerDuty open the service, “Integrations”, “Add an integration”, and choose “Events API V2”.",
        "Copy its integration key.",
        "A test opens an alert and resolves it at once: who is on call may still be told.",
      ],
      link: {
        label: "Integrations, in PagerDuty's help",
        url: "https://support.pagerduty.com/main/docs/services-and-integrations",
      },
    },
    nameOf: () => "PagerDuty",
    goesTo: ({ region }) => (region === "eu" ? "a service in Europe" : "a service"),
    send: ({ key, region }, notice, envelope) => {
      const story = storyOf(notice, envelope);
      const url = `${bases[region ?? "us"]}/v2/enqueue`;
      return takeSteps(pagingSteps(notice, story), (step) => tell({ url, json: eventOf(step, key, notice, story) }));
    },
  });

export const pagerDuty = pagerDutyAt(regions);
