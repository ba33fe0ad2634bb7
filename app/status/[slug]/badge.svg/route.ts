import { answerMissing, answerRefusal, answerWith } from "@/app/status/_answer";
import { pageRoute } from "@/app/status/_route";
import { type BadgeQuery, badgePeriods, badgeQuery, badgeText } from "@/lib/badge/badge";
import { drawBadge } from "@/lib/badge/draw-badge";
import { publicFigures } from "@/lib/status-page/public-figures";

// Which badge is asked for stands in the query; what it says comes from what all readers share.
export const dynamic = "force-dynamic";

const svg = "image/svg+xml; charset=utf-8";
const drawProblem = (message: string): string => drawBadge({ label: "badge", message, look: "unknown" }, "flat");
const missing = () => answerMissing(drawProblem("not found"), svg);

const figuresFor = (slug: string, { type, component, period }: BadgeQuery) =>
  type === "state" ? null : publicFigures(slug, component ?? null, badgePeriods[period]);

/** A badge of a page or of one of its components: `?component=&type=&period=&style=&label=`. */
export const GET = pageRoute(async ({ status }, request) => {
  const query = badgeQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) {
    const [issue] = query.error.issues;
    const unknown = issue?.code === "unrecognized_keys" ? `no such parameter: ${issue.keys[0]?.slice(0, 40)}` : null;
    return answerRefusal(drawProblem(unknown ?? issue?.message ?? "bad request"), svg);
  }
  const { component, type, style } = query.data;
  // What is not on the page is not looked up.
  if (component !== undefined && !status.components.some(({ id }) => id === component)) return missing();
  const text = badgeText(status, query.data, await figuresFor(status.slug, query.data));
  if (text === null) return missing();
  // Figures drift from one reading to the next.
  const changedAt = type === "state" ? status.changedAt : null;
  return answerWith(request, { body: drawBadge(text, style), type: svg, changedAt });
});
