import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { Candidate, NextStep } from "@/lib/diagnosis/diagnosis";

const most = 4;

/** In single quotes nothing means anything to a shell; a quote itself cannot stand in a URL. */
const quoted = (text: string): string => `'${text.replaceAll("'", "%27")}'`;
const plainHost = /^[a-z0-9._:[\]-]+$/i;

/** Commands are shown to be pasted into a shell: what comes from a URL is quoted or plain. Without a URL the names stay. */
function fill(step: NextStep, url: string): NextStep {
  if (step.command === null || !URL.canParse(url)) return step;
  const { hostname, port, protocol, href } = new URL(url);
  const values: Record<string, string> = {
    HOST: plainHost.test(hostname) ? hostname : quoted(hostname),
    PORT: port || (protocol === "https:" ? "443" : "80"),
    URL: quoted(href),
  };
  return { text: step.text, command: step.command.replace(/\b(HOST|PORT|URL)\b/g, (name) => values[name] ?? name) };
}

/** What to check first: the steps of the best candidate, then the first of the runner-up, which tells the two apart. */
export function stepsFor(candidates: readonly Candidate[], url: string): NextStep[] {
  const [best, second] = candidates.map(({ cause }) => causes[cause as CauseSlug].steps);
  const further = second?.slice(0, 1) ?? [];
  const chosen = [...(best ?? []).slice(0, most - further.length), ...further];
  const unique = chosen.filter((step, index) => chosen.findIndex(({ text }) => text === step.text) === index);
  return unique.map((step) => fill(step, url));
}
