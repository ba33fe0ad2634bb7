import type { Notice } from "@/lib/alert/notice";
import type { Envelope } from "@/lib/channel/channel";

const incident: NonNullable<Notice["incident"]> = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  status: "open",
  severity: "critical",
  startedAt: "2030-01-01T12:00:00.000Z",
  openedAt: "2030-01-01T12:00:20.000Z",
  acknowledgedAt: null,
  resolvedAt: null,
  diagnosis: {
    layer: "upstream-network",
    cause: "upstream-refused",
    rule: "sample",
    confidence: "likely",
    reporter: { product: "nginx", layer: "proxy" },
    candidates: [{ layer: "upstream-network", cause: "upstream-refused", weight: 1 }],
    summary: "nginx answered 502 at once: it could not connect to what stands behind it.",
    evidence: ["status 502", "server: nginx"],
    nextSteps: [{ text: "See whether the app is running.", command: "systemctl status app" }],
    retryHelps: false,
  },
  report: {
    url: "https://shop.example.com/health",
    verdict: "down",
    checkedAt: "2030-01-01T12:00:00.000Z",
    phases: [],
    response: { status: 502, headers: [["server", "nginx"]], bodyBytes: 157, remoteAddress: "192.0.2.7" },
    error: null,
    diagnosis: null,
  },
  deployment: null,
};

const monitor = { id: "01890a5d-ac96-774b-bcce-b302099a8058", name: "shop", url: "https://shop.example.com/health" };
const ended = "2030-01-01T12:04:00.000Z";

/** A notice of each kind, as they look. */
export const sampleNotices: readonly Notice[] = [
  { kind: "opened", occurredAt: incident.openedAt, monitor, incident },
  { kind: "updated", occurredAt: "2030-01-01T12:01:00.000Z", monitor, incident },
  {
    kind: "acknowledged",
    occurredAt: "2030-01-01T12:02:00.000Z",
    monitor,
    incident: { ...incident, status: "acknowledged", acknowledgedAt: "2030-01-01T12:02:00.000Z" },
  },
  {
    kind: "resolved",
    occurredAt: ended,
    monitor,
    incident: { ...incident, status: "resolved", resolvedAt: ended },
  },
  { kind: "reminder", occurredAt: "2030-01-01T12:03:00.000Z", monitor, incident },
  {
    kind: "digest",
    occurredAt: ended,
    monitor: { ...monitor, name: "operations" },
    incident: null,
    digest: {
      count: 3,
      counts: { opened: 1, resolved: 2 },
      items: [
        {
          kind: "opened",
          incidentId: incident.id,
          monitor: "shop",
          headline: "Down: shop · nginx cannot reach the app (502)",
        },
        {
          kind: "resolved",
          incidentId: "01890a5d-ac96-774b-bcce-b302099a8061",
          monitor: "blog",
          headline: "Up again: blog",
        },
      ],
    },
  },
  { kind: "test", occurredAt: ended, monitor, incident: null },
];

/** What a sample is sent in. */
export const sampleEnvelope: Envelope = {
  id: "01890a5d-ac96-774b-bcce-b302099a8059",
  organizationId: "01890a5d-ac96-774b-bcce-b302099a8062",
  channelId: "01890a5d-ac96-774b-bcce-b302099a8060",
  threadId: null,
  opening: null,
  late: false,
  link: "https://hopcheck.example.com/incidents/01890a5d-ac96-774b-bcce-b302099a8057",
  acknowledgeLink: null,
  at: new Date("2030-01-01T12:00:21.000Z"),
};
