import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Notice } from "@/lib/alert/notice";
import { channelType, type Envelope } from "@/lib/channel/channel";
import { webUrl } from "@/lib/channel/field";
import { extraHeaders } from "@/lib/channel/header";
import { knownPlaceholders, placeholderValues, typeOf } from "@/lib/channel/placeholders";
import { fillTemplate, templateProblem } from "@/lib/channel/template";
import { tell } from "@/lib/channel/vendor";

/** Standard Webhooks asks for less than 20 kB; evidence is what can be long. */
const mostBytes = 20_000;
const mostOfALine = 300;

/** The signature of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. */
function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

type Incident = NonNullable<Notice["incident"]>;

/** The same incident with its evidence cut: the whole of it is a call of the API away. */
function shortened(incident: Incident): Incident {
  const { diagnosis, report } = incident;
  const lines = diagnosis.evidence.slice(0, 20).map((line) => line.slice(0, mostOfALine));
  const short = { ...diagnosis, summary: diagnosis.summary.slice(0, 1000), evidence: lines };
  return {
    ...incident,
    diagnosis: short,
    report: {
      ...report,
      response: report.response && { ...report.response, headers: [] },
      diagnosis: report.diagnosis && short,
    },
  };
}

function usualBody(notice: Notice, incident: Incident | null, late: boolean): string {
  return JSON.stringify({
    type: typeOf(notice),
    timestamp: notice.occurredAt,
    data: {
      incident: incident && { ...incident, monitorId: notice.monitor.id },
      monitor: notice.monitor,
      ...(notice.digest === undefined ? {} : { digest: notice.digest }),
      ...(late ? { late } : {}),
    },
  });
}

/**
 * The body that receivers rely on, or the customer's own; less than 20 kB unless the template itself is longer.
 * It is the same on every try.
 */
function bodyOf(template: string | undefined, notice: Notice, envelope: Envelope): string {
  const make = (incident: Incident | null): string =>
    template === undefined
      ? usualBody(notice, incident, envelope.late)
      : fillTemplate(template, placeholderValues(notice, incident, envelope));
  const body = make(notice.incident);
  return Buffer.byteLength(body) < mostBytes || notice.incident === null ? body : make(shortened(notice.incident));
}

const template = z
  .string()
  .trim()
  .min(1, "Give a JSON body, or leave it out.")
  .max(10_000, "A body has at most 10000 characters.")
  .superRefine((value, context) => {
    const problem = value === "" ? null : templateProblem(value, knownPlaceholders());
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

/** Sends signed JSON (Standard Webhooks), of the usual form or of the customer's own. */
export const webhook = channelType({
  kind: "webhook",
  label: "Webhook",
  sign: "{}",
  summary: "Signed JSON to an address of yours, in the form of Standard Webhooks or in one that you write.",
  fields: {
    url: {
      schema: webUrl("Give the URL to post to."),
      label: "URL",
      control: "url",
      placeholder: "https://example.com/hooks/hopcheck",
      hint: "It gets signed JSON, in the form of Standard Webhooks.",
      target: true,
    },
    method: {
      rare: true,
      schema: z.enum(["POST", "PUT", "PATCH"], { error: "The method is POST, PUT or PATCH." }).optional(),
      label: "Method",
      control: "select",
      options: [
        ["POST", "POST"],
        ["PUT", "PUT"],
        ["PATCH", "PATCH"],
      ],
    },
    headers: {
      rare: true,
      schema: extraHeaders.optional(),
      label: "More headers",
      control: "headers",
      hint: "One a line. They are stored sealed and not shown again.",
      placeholder: "Authorization: Bearer ...",
      secret: true,
    },
    body: {
      rare: true,
      schema: template.optional(),
      label: "A body of your own",
      control: "template",
      hint: "JSON with placeholders such as {{monitor.name}}. Left empty, the usual body is sent.",
      placeholder: '{ "text": "{{title}}", "url": "{{link}}" }',
    },
  },
  guide: {
    steps: [
      "Make an address on your server that takes JSON and answers 2xx within 15 seconds.",
      "The signing secret is shown once, after you add the channel. Verify each request with it: a library of Standard Webhooks does, in most languages.",
      "What is sent again has the same webhook-id: drop what you have seen. Answer 410 to end the channel.",
    ],
    link: { label: "Standard Webhooks", url: "https://www.standardwebhooks.com/" },
  },
  nameOf: ({ url }) => new URL(url).host,
  goesTo: ({ url }) => url ?? "",
  makeSecret: () => ({ secret: `whsec_${randomBytes(32).toString("base64")}` }),
  send: async (config, notice, envelope) => {
    const { url, method, headers = {}, body: own } = config;
    const { secret } = config as typeof config & { secret: string };
    const body = bodyOf(own, notice, envelope);
    const timestamp = String(Math.floor(envelope.at.getTime() / 1000));
    const signed = [
      ["webhook-id", envelope.id],
      ["webhook-timestamp", timestamp],
      ["webhook-signature", signatureOf(secret, envelope.id, timestamp, body)],
    ] as const;
    const request = { url, method: method ?? "POST", headers: [...Object.entries(headers), ...signed], body };
    // 410 ends the channel; a receiver that is being mended may say anything else.
    return tell(request, { final: [] });
  },
});
