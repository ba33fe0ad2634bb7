import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Layer } from "@/lib/diagnosis/layer";
import type { Check, Source } from "@/lib/runbook/check";

/** How a product says an error, what proves that it was this product, and what it means from there. */
export type Saying = { product: string; says: string; means: string };

/** One way to an error: the causes that it has in the reports. */
export type Way = { title: string; text: string; causes: readonly [CauseSlug, ...CauseSlug[]] };

/** A page of reference on one status or one failure of a connection. Data only. */
export type ErrorPage = {
  /** The last part of its address: "502", "connection-refused". */
  slug: string;
  /** "502 Bad Gateway", "Connection refused". */
  name: string;
  group: "Statuses of the client" | "Statuses of the server" | "Statuses of Cloudflare" | "Failures without a status";
  layer: Layer;
  /** The whole of it in one sentence. */
  sentence: string;
  /** Other names: codes of programs, numbers, slugs of causes; they lead here. */
  aliases: readonly string[];
  meaning: readonly [string, ...string[]];
  says: readonly [Saying, ...Saying[]];
  /** Commonest first. */
  ways: readonly [Way, ...Way[]];
  timing: readonly { seen: string; means: string }[];
  checks: readonly [Check, ...Check[]];
  /** Errors that look alike, and what tells them apart. */
  apart: readonly { like: string; tell: string }[];
  retry: string;
  prevent: readonly [string, ...string[]];
  sources: readonly [Source, ...Source[]];
  /** The cause whose runbook this page holds. */
  home?: CauseSlug;
  /** Slugs of other pages. */
  related: readonly string[];
};
