import type { Monitor } from "@/lib/monitor/monitor";

/** Seconds in each unit that an interval can be given in. */
const intervalUnits = { seconds: 1, minutes: 60, hours: 3600 } as const;
type IntervalUnit = keyof typeof intervalUnits;

/** A header as the form holds it; `kept` says that a value is stored which is not shown again. */
type HeaderRow = { name: string; value: string; kept: boolean };

/** The form's own values: text as it is typed, so that nothing is lost before it is read. */
export type MonitorFormValues = {
  name: string;
  url: string;
  interval: string;
  intervalUnit: IntervalUnit;
  method: string;
  headers: HeaderRow[];
  body: string;
  status: string;
  keyword: string;
  keywordAbsent: "false" | "true";
  maxLatencyMs: string;
  slowChecks: string;
  ofChecks: string;
  timeoutMs: string;
  followRedirects: boolean;
  tlsExpiryWarningDays: string;
  confirmations: string;
  retryDelaySeconds: string;
  recoveryConfirmations: string;
  quorum: string;
  regions: string[];
  tags: string;
  healthUrl: string;
  originAddress: string;
  dependsOn: string[];
  channelIds: string[];
  /** Empty for the policy that matches. */
  policyId: string;
};

/** What a new monitor starts with: right for a website. */
export const newMonitorValues = (channelIds: readonly string[]): MonitorFormValues => ({
  name: "",
  url: "",
  interval: "1",
  intervalUnit: "minutes",
  method: "GET",
  headers: [],
  body: "",
  status: "200-299",
  keyword: "",
  keywordAbsent: "false",
  maxLatencyMs: "",
  slowChecks: "1",
  ofChecks: "1",
  timeoutMs: "",
  followRedirects: true,
  tlsExpiryWarningDays: "14",
  confirmations: "2",
  retryDelaySeconds: "2",
  recoveryConfirmations: "1",
  quorum: "",
  regions: [],
  tags: "",
  healthUrl: "",
  originAddress: "",
  dependsOn: [],
  channelIds: [...channelIds],
  policyId: "",
});

function splitInterval(seconds: number): Pick<MonitorFormValues, "interval" | "intervalUnit"> {
  const unit = seconds % 3600 === 0 ? "hours" : seconds % 60 === 0 ? "minutes" : "seconds";
  return { interval: String(seconds / intervalUnits[unit]), intervalUnit: unit };
}

/** A stored monitor as the form shows it. */
export const valuesOf = (monitor: Monitor): MonitorFormValues => ({
  name: monitor.name,
  url: monitor.url,
  ...splitInterval(monitor.intervalSeconds),
  method: monitor.method,
  headers: Object.keys(monitor.headers).map((name) => ({ name, value: "", kept: true })),
  body: monitor.body ?? "",
  status: monitor.expect.status,
  keyword: monitor.expect.keyword?.text ?? "",
  keywordAbsent: monitor.expect.keyword?.absent ? "true" : "false",
  maxLatencyMs: monitor.expect.maxLatencyMs === null ? "" : String(monitor.expect.maxLatencyMs),
  slowChecks: String(monitor.expect.slowChecks),
  ofChecks: String(monitor.expect.ofChecks),
  timeoutMs: String(monitor.timeoutMs),
  followRedirects: monitor.followRedirects,
  tlsExpiryWarningDays: String(monitor.tlsExpiryWarningDays),
  confirmations: String(monitor.confirmations),
  retryDelaySeconds: String(monitor.retryDelaySeconds),
  recoveryConfirmations: String(monitor.recoveryConfirmations),
  quorum: monitor.quorum === null ? "" : String(monitor.quorum),
  regions: monitor.regions,
  tags: monitor.tags.join(", "),
  healthUrl: monitor.healthUrl ?? "",
  originAddress: monitor.originAddress ?? "",
  dependsOn: monitor.dependsOn,
  channelIds: monitor.channelIds,
  policyId: monitor.policyId ?? "",
});

/** A number as it was typed; what is none stays text, so that the schema can say so. */
const number = (text: string): number | string =>
  text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);

function headersOf(rows: readonly HeaderRow[]): Record<string, string | null> {
  const named = rows.filter(({ name, value, kept }) => name.trim() !== "" || value !== "" || kept);
  return Object.fromEntries(named.map(({ name, value, kept }) => [name.trim(), kept && value === "" ? null : value]));
}

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

/** The form's values in the shape that `monitorInput` reads. */
export function toInput(values: MonitorFormValues): Record<string, unknown> {
  const interval = number(values.interval);
  const bodyless = values.method === "GET" || values.method === "HEAD";
  return {
    name: values.name,
    url: values.url,
    intervalSeconds: typeof interval === "number" ? interval * intervalUnits[values.intervalUnit] : interval,
    ...(values.timeoutMs.trim() !== "" && { timeoutMs: number(values.timeoutMs) }),
    method: values.method,
    headers: headersOf(values.headers),
    body: bodyless || values.body === "" ? null : values.body,
    expect: {
      status: values.status.trim() === "" ? "200-299" : values.status,
      keyword: values.keyword === "" ? null : { text: values.keyword, absent: values.keywordAbsent === "true" },
      maxLatencyMs: values.maxLatencyMs.trim() === "" ? null : number(values.maxLatencyMs),
      slowChecks: number(values.slowChecks),
      ofChecks: number(values.ofChecks),
    },
    followRedirects: values.followRedirects,
    tlsExpiryWarningDays: number(values.tlsExpiryWarningDays),
    confirmations: number(values.confirmations),
    retryDelaySeconds: number(values.retryDelaySeconds),
    recoveryConfirmations: number(values.recoveryConfirmations),
    quorum: values.quorum.trim() === "" ? null : number(values.quorum),
    ...(values.regions.length > 0 && { regions: values.regions }),
    tags: tagsOf(values.tags),
    healthUrl: values.healthUrl.trim() === "" ? null : values.healthUrl,
    originAddress: values.originAddress.trim() === "" ? null : values.originAddress,
    dependsOn: values.dependsOn,
    channelIds: values.channelIds,
    policyId: values.policyId === "" ? null : values.policyId,
  };
}

const fieldNames: Record<string, keyof MonitorFormValues> = {
  intervalSeconds: "interval",
  "expect.status": "status",
  "expect.keyword": "keyword",
  "expect.maxLatencyMs": "maxLatencyMs",
  "expect.slowChecks": "slowChecks",
  "expect.ofChecks": "ofChecks",
};

/** The form's field that an error of the input belongs to; null for one that no field shows. */
export function formField(path: string, values: MonitorFormValues): keyof MonitorFormValues | null {
  const known = Object.entries(fieldNames).find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`));
  if (known) return known[1];
  const top = path.split(".")[0] ?? "";
  return top in values ? (top as keyof MonitorFormValues) : null;
}
