import { type HttpProbeOptions, probeHttp } from "@/lib/probe/http";
import type { HttpTarget, ProbeResult } from "@/lib/probe/probe";

/** Measures one target of its kind once; whatever the target does is data. */
export type Probe<Target> = (target: Target, options: HttpProbeOptions) => Promise<ProbeResult>;

/** Every kind of probe there is. */
export const probes: { http: Probe<HttpTarget> } = { http: probeHttp };
