import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { homes } from "@/lib/runbook/link";
import type { ErrorPage } from "@/lib/runbook/page";
import { answerPages } from "@/lib/runbook/pages/answer";
import { badGateway } from "@/lib/runbook/pages/badgateway";
import { certificatePages } from "@/lib/runbook/pages/certificate";
import { clientPages } from "@/lib/runbook/pages/client";
import { cloudflareOrigin } from "@/lib/runbook/pages/cloudflare";
import { connectionPages } from "@/lib/runbook/pages/connection";
import { dnsPages } from "@/lib/runbook/pages/dns";
import { handshakePages } from "@/lib/runbook/pages/handshake";
import { limitPages } from "@/lib/runbook/pages/limit";
import { cloudflareLater } from "@/lib/runbook/pages/origin";
import { cloudflareOther } from "@/lib/runbook/pages/rare";
import { internalServerError, notImplemented } from "@/lib/runbook/pages/server";
import { gatewayTimeout } from "@/lib/runbook/pages/timeout";
import { serviceUnavailable } from "@/lib/runbook/pages/unavailable";

/** Every page of reference, in the order of the index. */
export const errorPages: readonly ErrorPage[] = [
  internalServerError,
  notImplemented,
  badGateway,
  serviceUnavailable,
  gatewayTimeout,
  ...cloudflareOrigin,
  ...cloudflareLater,
  ...cloudflareOther,
  ...dnsPages,
  ...connectionPages,
  ...certificatePages,
  ...handshakePages,
  ...answerPages,
  ...clientPages,
  ...limitPages,
];

/** What an address under `/errors/` leads to. */
export type Entry =
  | { kind: "page"; page: ErrorPage }
  | { kind: "cause"; cause: CauseSlug }
  | { kind: "moved"; slug: string };

const bySlug = new Map(errorPages.map((page) => [page.slug, page]));
const byAlias = new Map(errorPages.flatMap(({ slug, aliases }) => aliases.map((alias) => [alias, slug] as const)));

/** Causes whose runbook has an address of its own. */
export const causeSlugs: readonly CauseSlug[] = (Object.keys(causes) as CauseSlug[]).filter(
  (cause) => homes[cause] === undefined && !bySlug.has(cause) && !byAlias.has(cause),
);

/** As people write codes: `ERR_SSL_WRONG_VERSION_NUMBER`, `NET::ERR_CERT_DATE_INVALID`, `curl 28`. */
const asSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80);

/** Finds a page by its slug, by another name of the error, or by the slug of a cause; null when there is none. */
export function findEntry(text: string): Entry | null {
  const page = bySlug.get(text);
  if (page) return { kind: "page", page };
  if ((causeSlugs as readonly string[]).includes(text)) return { kind: "cause", cause: text as CauseSlug };
  const slug = asSlug(text);
  if (bySlug.has(slug) || (causeSlugs as readonly string[]).includes(slug)) return { kind: "moved", slug };
  const alias = byAlias.get(slug);
  return alias === undefined ? null : { kind: "moved", slug: alias };
}

/** The pages on which a cause is one of the ways. */
export const pagesOf = (cause: CauseSlug): ErrorPage[] =>
  errorPages.filter(({ ways }) => ways.some(({ causes }) => (causes as readonly CauseSlug[]).includes(cause)));
