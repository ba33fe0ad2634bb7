import { applicationCauses } from "@/lib/diagnosis/causes/application";
import { contentCauses } from "@/lib/diagnosis/causes/content";
import { dnsCauses } from "@/lib/diagnosis/causes/dns";
import { edgeCauses } from "@/lib/diagnosis/causes/edge";
import { monitorCauses } from "@/lib/diagnosis/causes/monitor";
import { networkCauses } from "@/lib/diagnosis/causes/network";
import { platformCauses } from "@/lib/diagnosis/causes/platform";
import { proxyCauses } from "@/lib/diagnosis/causes/proxy";
import { silenceCauses } from "@/lib/diagnosis/causes/silence";
import { tlsCauses } from "@/lib/diagnosis/causes/tls";
import { upstreamCauses } from "@/lib/diagnosis/causes/upstream";
import type { Layer } from "@/lib/diagnosis/layer";

/** What can have happened, under a slug that never changes. What to do about it is in `lib/runbook`. */
export type Cause = {
  layer: Layer;
  /** For causes that a gateway meets: what it met, with the gateway as "it". */
  seen?: string;
  /** The cause as a clause: "the app is not running or not on that port". */
  words: string;
  /** For a line that begins with the gateway's name: "cannot reach the app". */
  verb?: string;
};

const table = {
  ...dnsCauses,
  ...networkCauses,
  ...tlsCauses,
  ...silenceCauses,
  ...upstreamCauses,
  ...proxyCauses,
  ...edgeCauses,
  ...platformCauses,
  ...applicationCauses,
  ...contentCauses,
  ...monitorCauses,
};

/** The slug of a cause. */
export type CauseSlug = keyof typeof table;

/** Every cause there is. */
export const causes: Readonly<Record<CauseSlug, Cause>> = table;

/** A cause by a slug from outside, such as a stored report of an older version; null for one that is not known. */
export function causeOf(slug: string): Cause | null {
  return Object.hasOwn(causes, slug) ? causes[slug as CauseSlug] : null;
}
