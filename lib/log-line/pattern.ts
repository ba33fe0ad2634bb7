import type { CauseSlug } from "@/lib/diagnosis/cause";

/** Whose log a line is from. */
export type LogProduct =
  | "nginx"
  | "haproxy"
  | "apache"
  | "caddy"
  | "varnish"
  | "squid"
  | "lighttpd"
  | "node"
  | "kernel"
  | "systemd"
  | "postgres"
  | "mysql"
  | "redis"
  | "mongodb";

/**
 * What a line is about: a request that a gateway could not serve, the process that should have served it,
 * something that process needs, or a gateway's own decision.
 */
export type Subject = "request" | "process" | "dependency";

/** A line that is known. It is recognised by fixed pieces of text in their order: linear, whatever the line says. */
export type Pattern = {
  id: string;
  product: LogProduct;
  subject: Subject;
  /** Pieces that stand in the line, in this order, in any case. */
  all: readonly string[];
  cause: CauseSlug;
  /** Other causes that the same line can have. Empty when the line leaves one. */
  also: readonly CauseSlug[];
};

/** A table of patterns of one product: id, pieces, cause, other causes. */
export type Row = readonly [id: string, all: readonly string[], cause: CauseSlug, also?: readonly CauseSlug[]];

/** Patterns of a table, in its order: the first that fits is taken. */
export const patternsOf = (product: LogProduct, subject: Subject, rows: readonly Row[]): Pattern[] =>
  rows.map(([id, all, cause, also = []]) => ({
    id: `${product}-${id}`,
    product,
    subject,
    all: all.map((piece) => piece.toLowerCase()),
    cause,
    also,
  }));

/** True when all pieces stand in the text in their order. @param text in lower case */
export function holds(text: string, all: readonly string[]): boolean {
  let from = 0;
  for (const piece of all) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}
