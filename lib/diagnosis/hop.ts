import type { Report } from "@/lib/diagnosis/diagnosis";

export type HopKind = "you" | "dns" | "network" | "tls" | "edge" | "proxy" | "platform" | "app" | "dependency";
/** One node of the hop line: `ok` was seen at work, `failed` is where it broke, `suspect` may be, nothing is known of `unknown`. */
export type Hop = {
  kind: HopKind;
  label: string;
  detail: string | null;
  state: "ok" | "failed" | "suspect" | "unknown";
};

const ms = (duration: number): string =>
  duration < 1000 ? `${Math.round(duration)} ms` : `${(duration / 1000).toFixed(1)} s`;

const layerToKind: Record<string, HopKind> = {
  dns: "dns",
  network: "network",
  tls: "tls",
  edge: "edge",
  proxy: "proxy",
  platform: "platform",
  application: "app",
  content: "app",
  monitor: "you",
};

function connectionHops(report: Report): Hop[] {
  const phase = (name: string) => report.phases.find((each) => each.name === name);
  const hop = (kind: HopKind, label: string, name: string, extra: string | null): Hop[] => {
    const found = phase(name);
    if (!found) return name === "tls" ? [] : [{ kind, label, detail: null, state: "unknown" }];
    return [
      {
        kind,
        label,
        detail: extra === null ? ms(found.durationMs) : `${extra} · ${ms(found.durationMs)}`,
        state: found.ok ? "ok" : "failed",
      },
    ];
  };
  return [
    ...hop("dns", "DNS", "dns", null),
    ...hop("network", "TCP", "tcp", report.response?.remoteAddress ?? null),
    ...hop("tls", "TLS", "tls", null),
  ];
}

function answerHops(report: Report): Hop[] {
  const { diagnosis, response } = report;
  const first = report.phases.find((each) => each.name === "firstByte");
  const detail = response ? `${response.status}${first ? ` · ${ms(first.durationMs)}` : ""}` : null;
  const reporter = diagnosis?.reporter;
  const broken = diagnosis ? (layerToKind[diagnosis.layer] ?? null) : null;
  const hops: Hop[] = [];
  if (reporter && reporter.layer !== "application") {
    const kind = layerToKind[reporter.layer] ?? "proxy";
    hops.push({ kind, label: reporter.product, detail, state: broken === kind ? "suspect" : "ok" });
  }
  if (report.verdict === "up") hops.push({ kind: "app", label: "app", detail, state: "ok" });
  else if (hops.length > 0) hops.push({ kind: "app", label: "app", detail: "no answer seen", state: "failed" });
  else if (response) hops.push({ kind: "app", label: "app", detail, state: broken === "app" ? "failed" : "suspect" });
  else
    hops.push({
      kind: "app",
      label: "app",
      detail: null,
      state: report.phases.every((phase) => phase.ok || phase.name === "firstByte" || phase.name === "body")
        ? "suspect"
        : "unknown",
    });
  return hops;
}

/** The way of one request as a line: from the prober to the application, as far as it was seen. */
export function hopLine(report: Report): Hop[] {
  return [{ kind: "you", label: "check", detail: null, state: "ok" }, ...connectionHops(report), ...answerHops(report)];
}
