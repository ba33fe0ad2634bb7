import { deploymentWords } from "@/lib/deployment/deployment";
import { layerName } from "@/lib/diagnosis/layer";
import type { IncidentDetail } from "@/lib/incident/get-incident";
import { severityOf } from "@/lib/incident/incident";
import { literal, type Names, postmortemLine } from "@/lib/incident/postmortem-line";

const fillIn = (what: string): string => `> **TO FILL IN:** ${what}`;

/** A block of evidence; its fence is longer than any in it. */
function block(lines: readonly string[]): string {
  const longest = Math.max(0, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return [fence, ...lines, fence].join("\n");
}

const time = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;

function lasted(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 2) return `${Math.round(seconds)} seconds`;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} minutes` : `${hours} h ${minutes % 60} min`;
}

function summary({ monitorName, startedAt, resolvedAt, severity, diagnosis, deployment }: IncidentDetail): string {
  const was = severity === "critical" ? "down" : "degraded";
  const span =
    resolvedAt === null
      ? `has been ${was} since ${time(startedAt)} UTC and still is`
      : `was ${was} from ${time(startedAt)} to ${time(resolvedAt)} UTC, for ${lasted((Date.parse(resolvedAt) - Date.parse(startedAt)) / 1000)}`;
  const release = deployment === null ? "" : ` ${literal(deploymentWords(deployment))}`;
  return `${literal(monitorName)} ${span}. ${literal(diagnosis.summary)}${release}`;
}

function facts(incident: IncidentDetail): string {
  const { startedAt, acknowledgedAt, resolvedAt, monitorUrl, assignee } = incident;
  const rows: [string, string][] = [
    ["Checked", literal(monitorUrl)],
    ["Severity", severityOf(incident)],
    ["First failure", `${time(startedAt)} UTC`],
    ["Acknowledged", acknowledgedAt === null ? "never" : `${time(acknowledgedAt)} UTC`],
    ["Resolved", resolvedAt === null ? "not yet" : `${time(resolvedAt)} UTC`],
    ["Assigned to", assignee === null ? "nobody" : literal(assignee.name)],
  ];
  return ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

function cause({ diagnosis, correction }: IncidentDetail): string[] {
  const told = `Hopcheck's verdict, ${diagnosis.confidence}: **${literal(layerName(diagnosis.layer))}**, \`${diagnosis.cause}\`. ${literal(diagnosis.summary)}`;
  const corrected =
    correction === null
      ? []
      : [
          correction.right
            ? "Somebody who knows confirmed it."
            : `Somebody who knows says that it was \`${correction.cause}\`.${correction.note === null ? "" : ` ${literal(correction.note)}`}`,
        ];
  const evidence = diagnosis.evidence.length === 0 ? [] : ["What was seen:", block(diagnosis.evidence)];
  return [
    told,
    ...corrected,
    ...evidence,
    fillIn("the root cause: why this could happen, and why it was not caught before."),
  ];
}

function checks({ diagnosis }: IncidentDetail): string {
  if (diagnosis.nextSteps.length === 0) return "Nothing is known to check for this cause.";
  return diagnosis.nextSteps
    .map(({ text, command }, index) => {
      const shown = command === null ? "" : `\n\n${block([command]).replace(/^/gm, "   ")}`;
      return `${index + 1}. ${literal(text)}${shown}`;
    })
    .join("\n");
}

/**
 * The draft of a postmortem in Markdown: what is known, in UTC, and a marked blank for all that only people know.
 * @param names of the people in the timeline
 * @param link to the incident
 */
export function postmortem(incident: IncidentDetail, names: Names, link: string): string {
  const lines = incident.timeline.flatMap((event) => {
    const said = postmortemLine(event, names);
    return said === null ? [] : [`| ${time(event.at)} | ${said} |`];
  });
  return [
    `# Postmortem: ${literal(incident.monitorName)}, ${incident.startedAt.slice(0, 10)}`,
    `Draft made from [the incident's timeline](${link}). Lines that begin with TO FILL IN are for people.`,
    "## Summary",
    summary(incident),
    facts(incident),
    "## Impact",
    fillIn("who was affected, how many, and what they could not do."),
    "## Timeline (UTC)",
    ["| time | what happened |", "| --- | --- |", ...lines].join("\n"),
    "## Cause",
    ...cause(incident),
    "## What to check",
    checks(incident),
    "## What went well, what did not",
    fillIn("detection, response, communication."),
    "## Actions",
    "| action | who | until |\n| --- | --- | --- |\n| **TO FILL IN** | | |",
  ]
    .join("\n\n")
    .concat("\n");
}
