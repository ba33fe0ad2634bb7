import { z } from "zod";
import { evidenceKinds } from "@/lib/agent/evidence";
import { impacts, updateStatuses } from "@/lib/announcement/announcement";
import { announceRule } from "@/lib/announcement/rule";
import { isOptional } from "@/lib/channel/channel-input";
import { channelTypes } from "@/lib/channel/registry";
import { severities, timelineEventTypes } from "@/lib/incident/incident";
import { quiet } from "@/lib/incident/quiet";
import { windowStates } from "@/lib/maintenance/window";
import { monitorMethods, monitorStates } from "@/lib/monitor/monitor";
import { phaseNames } from "@/lib/probe/probe";

/** The answers of the API, as the document describes them and the tests hold them to it. */
const id = z.uuid();
const at = z.iso.datetime();
const milliseconds = z.number().min(0);
const verdict = z.enum(["up", "degraded", "down"]);

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "What went wrong (RFC 9457). `errors` names each field of a bad input." });

export const monitor = z
  .strictObject({
    id,
    name: z.string(),
    type: z.literal("http"),
    url: z.string(),
    method: z.enum(monitorMethods),
    headers: z.record(z.string(), z.null()).meta({ description: "Names only; values are not shown again." }),
    body: z.string().nullable(),
    expect: z.strictObject({
      status: z.string(),
      keyword: z.strictObject({ text: z.string(), absent: z.boolean() }).nullable(),
      maxLatencyMs: z.number().int().nullable(),
      slowChecks: z.number().int().meta({ description: "So many of the last `ofChecks` must be slower than that." }),
      ofChecks: z.number().int(),
    }),
    intervalSeconds: z.number().int(),
    timeoutMs: z.number().int(),
    followRedirects: z.boolean(),
    tlsExpiryWarningDays: z.number().int(),
    confirmations: z.number().int().meta({ description: "Repeats that must fail too." }),
    retryDelaySeconds: z.number().int().meta({ description: "Before the first repeat." }),
    recoveryConfirmations: z.number().int().meta({ description: "Repeats that must pass too." }),
    quorum: z.number().int().nullable().meta({ description: "Regions that must see it fail; null for a majority." }),
    regions: z.array(z.string()),
    healthUrl: z.string().nullable(),
    originAddress: z.string().nullable(),
    tags: z.array(z.string()),
    channelIds: z.array(id),
    dependsOn: z.array(id).meta({ description: "While one of these is down nobody is told of this one." }),
    policyId: id.nullable().meta({ description: "The alert policy that it names; null for the one that matches." }),
    state: z.enum(monitorStates),
    stateSince: at,
    knownState: z.enum(["pending", "up", "degraded", "down"]).meta({
      description: "What its checks say, also while it is paused or in maintenance.",
    }),
    maintenance: z
      .strictObject({ id, name: z.string(), since: at, until: at })
      .nullable()
      .meta({ description: "The maintenance window that is on for it." }),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "Monitor" });

const phase = z.strictObject({
  name: z.enum(phaseNames),
  durationMs: milliseconds,
  ok: z.boolean(),
  detail: z.string().nullable(),
});

export const check = z
  .strictObject({
    at,
    region: z.string(),
    verdict,
    status: z.number().int().nullable(),
    latencyMs: milliseconds.nullable(),
    phases: z.array(phase),
    layer: z.string().nullable(),
    cause: z.string().nullable(),
  })
  .meta({ id: "Check" });

const share = z.number().min(0).max(1);

export const uptime = z
  .strictObject({
    uptime: share.nullable().meta({ description: "From 0 to 1; null where nothing was observed." }),
    upSeconds: z.number().int().min(0),
    downSeconds: z.number().min(0),
    maintenanceSeconds: z.number().int().min(0).meta({ description: "Maintenance that does not count as downtime." }),
    noDataSeconds: z.number().int().min(0).meta({ description: "The four together are the range." }),
    incidents: z.number().int().min(0),
    latencyMs: z.strictObject({
      p50: milliseconds.nullable(),
      p95: milliseconds.nullable(),
      p99: milliseconds.nullable(),
    }),
    losses: z
      .array(z.strictObject({ to: z.string(), downSeconds: z.number().min(0) }))
      .meta({ description: "The downtime by what it was lost to: `deploy`, or a layer. Most first." }),
  })
  .meta({ id: "Uptime" });

const diagnosis = z
  .looseObject({
    layer: z.string(),
    cause: z.string(),
    rule: z.string(),
    confidence: z.enum(["certain", "likely", "possible"]),
    reporter: z.strictObject({ product: z.string(), layer: z.string() }).nullable(),
    candidates: z.array(z.strictObject({ layer: z.string(), cause: z.string(), weight: z.number() })),
    runnerUp: z
      .strictObject({ layer: z.string(), cause: z.string(), weight: z.number(), apart: z.string() })
      .nullish()
      .meta({ description: "The second candidate, and what would tell it from the first." }),
    summary: z.string(),
    evidence: z.array(z.string()),
    nextSteps: z.array(z.strictObject({ text: z.string(), command: z.string().nullable() })),
    retryHelps: z.boolean(),
  })
  .meta({ id: "Diagnosis" });

const report = z
  .looseObject({
    url: z.string().nullable(),
    verdict,
    checkedAt: at,
    phases: z.array(phase),
    response: z
      .looseObject({
        status: z.number().int(),
        headers: z.array(z.tuple([z.string(), z.string()])),
        bodyBytes: z.number().int(),
        remoteAddress: z.string().nullable(),
        excerpt: z.string().nullish().meta({ description: "The beginning of the body, 2,000 characters at most." }),
      })
      .nullable(),
    addresses: z.array(z.string()).optional(),
    tls: z.looseObject({}).nullish(),
    probeId: z.string().nullish().meta({
      description: "The X-Hopcheck-Probe header of the request, which is its W3C trace id too.",
    }),
    error: z.looseObject({ code: z.string(), phase: z.string(), message: z.string() }).nullable(),
    diagnosis: diagnosis.nullable(),
  })
  .meta({ id: "Report", description: "One probe with its reading." });

export const incident = z
  .strictObject({
    id,
    monitorId: id,
    monitorName: z.string(),
    members: z
      .array(z.strictObject({ monitorId: id, name: z.string(), startedAt: at, resolvedAt: at.nullable() }))
      .meta({ description: "Who fails in it, in the order in which they began; 1,000 at most are shown." }),
    status: z.enum(["open", "acknowledged", "resolved"]),
    severity: z.enum(severities).meta({ description: "critical: it is down. warning: it is degraded." }),
    assignee: z.strictObject({ userId: z.string(), name: z.string() }).nullable(),
    severitySet: z
      .enum(severities)
      .nullable()
      .meta({ description: "What a person set it to: it decides how loudly it is told. Null while nobody did." }),
    startedAt: at,
    openedAt: at,
    acknowledgedAt: at.nullable(),
    resolvedAt: at.nullable(),
    diagnosis,
    report,
    deployment: z
      .strictObject({
        id,
        version: z.string(),
        service: z.string().nullable(),
        url: z.string().nullable(),
        at,
        secondsBefore: z.number().int(),
      })
      .nullable()
      .meta({ description: "The release that came at most half an hour before it." }),
    correction: z
      .strictObject({ right: z.boolean(), layer: z.string(), cause: z.string(), note: z.string().nullable(), at })
      .nullable()
      .meta({ description: "What somebody who knows says it was." }),
    flapping: z
      .strictObject({ since: at, monitorId: id })
      .nullable()
      .meta({ description: "It keeps failing and recovering, and stays open until it is calm." }),
    quiet: quiet.nullable().meta({ description: "Why nobody is told of it for now; null when it is told." }),
    timeline: z.array(z.looseObject({ id, at, type: z.enum(timelineEventTypes) })),
  })
  .meta({ id: "Incident" });

export const testCase = z
  .strictObject({
    id,
    product: z.string(),
    layer: z.string(),
    cause: z.string(),
    elapsedMs: milliseconds,
    note: z.string().nullable(),
    text: z.string().optional(),
    error: z.string().optional(),
    phase: z.string().optional(),
  })
  .meta({ id: "TestCase", description: "A failure with what it was, as `hopcheck explain --batch` reads it." });

export const deployment = z
  .strictObject({
    id,
    version: z.string(),
    service: z.string().nullable(),
    url: z.string().nullable(),
    at,
    silenceSeconds: z
      .number()
      .int()
      .nullable()
      .meta({ description: "For so long after it nobody is told of what its monitors do." }),
    monitorIds: z.array(id),
  })
  .meta({ id: "Deployment" });

export const statusPage = z
  .strictObject({
    id,
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    components: z.array(
      z.strictObject({
        id,
        monitorId: id.meta({ description: "The first of its monitors." }),
        monitorIds: z.array(id),
        quorum: z.number().int().nullable(),
        name: z.string(),
        group: z.string().nullable(),
      }),
    ),
    announce: announceRule,
    showCharts: z.boolean(),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "StatusPage" });

export const announcement = z
  .strictObject({
    id,
    statusPageId: id,
    title: z.string(),
    impact: z.enum(impacts),
    status: z.enum(updateStatuses).meta({ description: "That of its newest update." }),
    startedAt: at,
    resolvedAt: at.nullable(),
    draft: z.boolean().meta({ description: "Only its owner sees it." }),
    incidentId: id.nullable().meta({ description: "The monitor's incident that it follows." }),
    componentIds: z.array(id),
    updates: z
      .array(z.strictObject({ id, status: z.enum(updateStatuses), body: z.string(), at }))
      .meta({ description: "Newest first; the body is Markdown." }),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "Announcement", description: "What readers of a status page are told of a disturbance." });

export const announcementTemplate = z
  .strictObject({
    id,
    name: z.string(),
    status: z.enum(updateStatuses),
    body: z.string(),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "AnnouncementTemplate" });

const occurrence = z.strictObject({ from: at, to: at });

export const maintenanceWindow = z
  .strictObject({
    id,
    name: z.string(),
    description: z.string().meta({ description: "What customers read on status pages." }),
    from: at.nullable().meta({ description: "Of a window that is there once; null for one that repeats." }),
    to: at.nullable(),
    start: z.string().nullable().meta({ description: "Of one that repeats: local time of the first." }),
    durationMinutes: z.number().int().nullable(),
    repeat: z.string().nullable().meta({ description: "daily, weekly, monthly or a rule of RFC 5545." }),
    lastDay: z.string().nullable(),
    timeZone: z.string(),
    all: z.boolean(),
    monitorIds: z.array(id),
    tags: z.array(z.string()),
    statusPageIds: z.array(id),
    countsAsDowntime: z.boolean(),
    state: z.enum(windowStates),
    current: occurrence.nullable().meta({ description: "The one that is on." }),
    upcoming: z.array(occurrence).meta({ description: "The next five." }),
    last: occurrence.nullable().meta({ description: "The last one that was." }),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "MaintenanceWindow" });

const channelFields = {
  id,
  name: z.string(),
  noticesPerMinute: z.number().int().nullable().meta({ description: "More in a minute come as one digest." }),
  disabledAt: at.nullable(),
  disabledReason: z.string().nullable(),
  createdAt: at,
};

/** One form a kind: its settings that are no secrets, beside what every channel has. */
const channelForms = channelTypes.map(({ kind, label: title, fields, makeSecret }) => {
  const shown = Object.entries(fields)
    .filter(([, { secret }]) => !secret)
    .map(([name, { schema, label }]) => {
      const setting = z.string().meta({ description: label });
      return [name, isOptional(schema) ? setting.optional() : setting];
    });
  const form = z
    .strictObject({ ...channelFields, type: z.literal(kind), ...Object.fromEntries(shown) })
    .meta({ title });
  const secret = z.string().meta({ description: "The signing secret, shown this once." });
  return { form, made: makeSecret === undefined ? form : form.extend({ secret }).meta({ title }) };
});
const oneOf = (forms: readonly z.ZodObject[]) => z.union([...forms]);

export const channel = oneOf(channelForms.map(({ form }) => form)).meta({ id: "Channel" });

export const newChannel = oneOf(channelForms.map(({ made }) => made)).meta({ id: "NewChannel" });

export const testResult = z
  .strictObject({
    outcome: z.enum(["delivered", "retry", "refused"]),
    answer: z.string().meta({ description: "What the other side said, shortened." }),
    durationMs: milliseconds,
  })
  .meta({ id: "TestResult" });

const agentFields = {
  id,
  name: z.string(),
  prefix: z.string().meta({ description: "What its key begins with." }),
  monitorIds: z.array(id),
  createdAt: at,
  lastSeenAt: at.nullable(),
};

export const agent = z.strictObject(agentFields).meta({ id: "Agent" });

export const newAgent = z
  .strictObject({ ...agentFields, key: z.string().meta({ description: "Its key, shown this once." }) })
  .meta({ id: "NewAgent" });

export const agentTasks = z
  .strictObject({
    now: at,
    tasks: z.array(
      z.strictObject({
        incidentId: id,
        monitorId: id,
        monitorName: z.string(),
        host: z.string().nullable(),
        startedAt: at,
        from: at,
        probeId: z.string().nullable(),
        wanted: z.array(z.enum(evidenceKinds)),
      }),
    ),
  })
  .meta({ id: "AgentTasks", description: "The open incidents that an agent is asked about." });

export const evidenceTold = z
  .strictObject({
    counted: z.boolean().meta({ description: "False for a repeat, which changes nothing." }),
    layer: z.string(),
    cause: z.string(),
    confidence: z.string(),
  })
  .meta({ id: "EvidenceTold" });
