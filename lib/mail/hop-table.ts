import type { Hop } from "@/lib/diagnosis/hop";
import { escapeHtml, inks } from "@/lib/mail/layout";

const marks: Record<Hop["state"], { sign: string; color: string; border: string }> = {
  ok: { sign: "●", color: inks.ink, border: `2px solid ${inks.ink}` },
  suspect: { sign: "◐", color: inks.suspect, border: `2px dashed ${inks.suspect}` },
  failed: { sign: "✕", color: inks.failed, border: `2px dashed ${inks.failed}` },
  unknown: { sign: "○", color: inks.muted, border: `2px dotted ${inks.line}` },
};

function cell({ state, label, detail }: Hop): string {
  const { sign, color, border } = marks[state];
  const name = `<span style="white-space:nowrap">${sign} <strong>${escapeHtml(label)}</strong></span>`;
  const about =
    detail === null ? "" : `<br/><span class="quiet" style="color:${inks.muted}">${escapeHtml(detail)}</span>`;
  return `<td class="hop hop-${state}" style="border-top:${border};padding:6px 8px 0 0;vertical-align:top;font-size:12px;line-height:17px;color:${color}">${name}${about}</td>`;
}

/**
 * The hop line as table cells: it needs no image, and reads without colour. On a phone whose mail program
 * knows media queries it turns vertical.
 */
export const hopTable = (hops: readonly Hop[]): string =>
  `<mj-table css-class="ink hops" padding="10px 24px"><tr>${hops.map(cell).join("")}</tr></mj-table>`;

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
