import type { Hop } from "@/lib/diagnosis/hop";
import { escapeHtml } from "@/lib/mail/layout";

const marks: Record<Hop["state"], { sign: string; color: string; line: string }> = {
  ok: { sign: "●", color: "#20242b", line: "#20242b" },
  suspect: { sign: "◐", color: "#8a5a00", line: "#8a5a00" },
  failed: { sign: "✕", color: "#b3261e", line: "#b3261e" },
  unknown: { sign: "○", color: "#8b909a", line: "#c9ccd2" },
};

/** The hop line as table cells: it needs no image, and reads without colour. */
export function hopTable(hops: readonly Hop[]): string {
  const cells = hops.map((hop) => {
    const { sign, color, line } = marks[hop.state];
    const border = `2px ${hop.state === "ok" ? "solid" : "dashed"} ${line}`;
    return `<td style="border-top:${border};padding:6px 6px 0 0;vertical-align:top;font-size:12px;line-height:16px;color:${color}">${sign} <strong>${escapeHtml(hop.label)}</strong><br/><span style="color:#5d636e">${escapeHtml(hop.detail ?? "")}</span></td>`;
  });
  return `<mj-table padding="12px 24px"><tr>${cells.join("")}</tr></mj-table>`;
}

const signs: Record<Hop["state"], [before: string, after: string]> = {
  ok: ["", ""],
  suspect: ["?", "?"],
  failed: ["[x ", "]"],
  unknown: ["(", ")"],
};

/** The same as one line of text. */
export const hopText = (hops: readonly Hop[]): string =>
  hops
    .map(
      ({ label, detail, state }) =>
        `${signs[state][0]}${label}${detail === null ? "" : ` ${detail}`}${signs[state][1]}`,
    )
    .join(" -- ");
