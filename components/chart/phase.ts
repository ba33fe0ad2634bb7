import type { LatencyPoint } from "@/lib/monitor/overview";

/** The phases a latency is made of, in the order in which they happen, each with its word and its tint of ink. */
export const chartPhases = [
  { key: "dns", label: "DNS", color: "var(--phase-dns)" },
  { key: "tcp", label: "TCP", color: "var(--phase-tcp)" },
  { key: "tls", label: "TLS", color: "var(--phase-tls)" },
  { key: "firstByte", label: "First byte", color: "var(--phase-first-byte)" },
  { key: "body", label: "Body", color: "var(--phase-body)" },
] as const satisfies readonly { key: keyof LatencyPoint; label: string; color: string }[];

export type PhaseKey = (typeof chartPhases)[number]["key"];

/** The sum of a point's phases, milliseconds. */
export const totalOf = (point: Pick<LatencyPoint, PhaseKey>): number =>
  chartPhases.reduce((sum, { key }) => sum + point[key], 0);
