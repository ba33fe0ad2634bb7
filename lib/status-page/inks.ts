/**
 * The colours of `app/globals.css` for what knows no OKLCH and no custom properties: badges, pictures, frames on
 * other sites. `text` is read on paper with 4.5:1 and more, and white on it too; `mark` fills a shape.
 */
export const lightInks = {
  paper: "#fbfaf7",
  line: "#dfded9",
  ink: "#1b1d28",
  muted: "#4d4f5a",
  up: { text: "#146c39", mark: "#2a9754" },
  degraded: { text: "#88520a", mark: "#c67700" },
  down: { text: "#b7191c", mark: "#d72828" },
  maintenance: { text: "#0062a2", mark: "#1a80c7" },
  unknown: { text: "#5c5f68", mark: "#666871" },
} as const;

/** The same in the dark; `text` is `mark` there. */
export const darkInks = {
  paper: "#121319",
  line: "#2f3139",
  ink: "#eeede8",
  muted: "#b2b4bb",
  up: "#46b86e",
  degraded: "#e7a132",
  down: "#ff8a80",
  maintenance: "#6bb4ec",
  unknown: "#b2b4bb",
} as const;

/** The five ways something can look: see `components/ui/state-mark.tsx`. */
export type Look = "up" | "degraded" | "down" | "maintenance" | "unknown";
