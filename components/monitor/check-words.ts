import type { CheckSummary } from "@/lib/monitor/overview";

const acronyms = new Set(["dns", "tcp", "tls", "http", "ca", "waf", "db", "fds", "nxdomain", "nodata", "servfail"]);

/** A slug of the taxonomy as words: "tls-cert-expired" is "TLS cert expired". */
export function slugWords(slug: string): string {
  const words = slug
    .split("-")
    .map((word) => (acronyms.has(word) ? word.toUpperCase() : word))
    .join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a check found, in a few words: "200", "502 · Upstream unavailable", "TCP refused". */
export function checkWords({ status, cause, verdict }: Pick<CheckSummary, "status" | "cause" | "verdict">): string {
  const parts = [status === null ? null : String(status), cause === null ? null : slugWords(cause)];
  const said = parts.filter((part) => part !== null).join(" · ");
  return said === "" ? (verdict === "up" ? "Answered" : "No answer") : said;
}
