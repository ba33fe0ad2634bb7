import { makeBadge } from "badge-maker";
import type { BadgeQuery, BadgeText } from "@/lib/badge/badge";
import { lightInks } from "@/lib/status-page/inks";

/** A name may be longer than a badge should be. */
const mostOfALabel = 60;
const clip = (text: string): string => (text.length <= mostOfALabel ? text : `${text.slice(0, mostOfALabel - 1)}…`);

/**
 * A badge as SVG: with its words as its title, widths measured by the face it is set in, everything escaped,
 * and nothing in it that would be fetched.
 */
export const drawBadge = ({ label, message, look }: BadgeText, style: BadgeQuery["style"]): string =>
  makeBadge({ label: clip(label), message, color: lightInks[look].text, labelColor: "#3a3d45", style });
