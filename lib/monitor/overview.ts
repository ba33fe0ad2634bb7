import type { Verdict } from "@/lib/diagnosis/diagnosis";
import type { Monitor } from "@/lib/monitor/monitor";

/** A check as lists show it. Times are ISO 8601, durations milliseconds. */
export type CheckSummary = {
  at: string;
  region: string;
  verdict: Verdict;
  /** 0 for a scheduled check, n for the n-th confirmation. */
  attempt: number;
  status: number | null;
  latencyMs: number | null;
  phases: { dns: number | null; tcp: number | null; tls: number | null; firstByte: number | null; body: number | null };
  layer: string | null;
  cause: string | null;
};

/** A share from 0 to 1; null where nothing was observed. */
export type UptimeShare = number | null;

/** One row of the list of monitors. */
export type MonitorOverview = {
  monitor: Monitor;
  lastCheck: CheckSummary | null;
  /** Latency of the last checks, oldest first, at most 30; null for one that failed. */
  sparkline: (number | null)[];
  uptime: { day: UptimeShare; week: UptimeShare; month: UptimeShare };
};

/** One bar of a row of uptime bars. */
export type UptimeBar = {
  /** Start of the bar, ISO 8601. */
  from: string;
  to: string;
  uptime: UptimeShare;
  downSeconds: number;
  /** In maintenance that does not count as downtime. */
  maintenanceSeconds: number;
  incidents: number;
};

/** One point of the latency chart: means of the checks in its step, milliseconds. */
export type LatencyPoint = {
  at: string;
  dns: number;
  tcp: number;
  tls: number;
  firstByte: number;
  body: number;
  failed: number;
  checks: number;
};
