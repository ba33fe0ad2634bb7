import { z } from "zod";
import type { Diagnosis, NextStep } from "@/lib/diagnosis/diagnosis";

/** A failure that begins this long after a release, at most, is told with it. Longer ago is no lead any more. */
export const deploymentWindowSeconds = 1800;

const line = (name: string, most: number) =>
  z
    .string({ error: `${name} is text.` })
    .trim()
    .min(1, `${name} is not empty.`)
    .max(most, `${name} has at most ${most} characters.`)
    .regex(/^[^\p{C}]*$/u, `${name} is one line of text.`);

/** What `POST /deployments` takes. Without monitors, `service` or `url` say which are meant. */
export const deploymentInput = z.strictObject({
  version: line("The version", 100),
  service: line("The service", 100).nullish(),
  url: z
    .url({ protocol: /^https?$/, error: "Write a whole URL, such as https://ci.example.com/runs/7." })
    .max(2048, "A URL has at most 2048 characters.")
    .nullish(),
  monitorIds: z
    .array(z.uuid("This is not a monitor's id."))
    .min(1, "Name a monitor or leave this out.")
    .max(500)
    .nullish(),
  at: z.iso.datetime({ offset: true, error: "Write a time in ISO 8601, such as 2026-11-20T08:00:00Z." }).nullish(),
  /** For so long after it nobody is told of what its monitors do: restarts are expected. */
  silenceSeconds: z
    .number({ error: "The silence is a number of seconds." })
    .int("The silence is a whole number of seconds.")
    .min(1, "The silence is at least one second; leave it out for none.")
    .max(3600, "A release is silent for an hour at most. Plan a maintenance for more.")
    .nullish(),
});

/** A release. Times are ISO 8601. */
export type Deployment = {
  id: string;
  version: string;
  service: string | null;
  url: string | null;
  at: string;
  /** For so long after it nobody is told of what its monitors do; null for not at all. */
  silenceSeconds: number | null;
  monitorIds: string[];
};

/** A release as an incident tells of it: how long before the first failure it was. */
export type IncidentDeployment = Omit<Deployment, "monitorIds" | "silenceSeconds"> & { secondsBefore: number };

/** "1.8.2 of checkout". */
export const releaseName = ({ version, service }: Pick<Deployment, "version" | "service">): string =>
  service === null ? version : `${version} of ${service}`;

const units: readonly (readonly [seconds: number, sign: string])[] = [
  [3600, "h"],
  [60, "min"],
  [1, "s"],
];

/** "42 s", "12 min". @param seconds not negative */
function spanWords(seconds: number): string {
  const [size, sign] = units.find(([each]) => seconds >= each) ?? [1, "s"];
  return `${Math.floor(seconds / size)} ${sign}`;
}

/** "Began 42 s after deploy 1.8.2 of checkout." */
export const deploymentWords = (deployment: IncidentDeployment): string =>
  `Began ${spanWords(deployment.secondsBefore)} after deploy ${releaseName(deployment)}.`;

const compare = (deployment: IncidentDeployment): NextStep => ({
  text: `Compare ${releaseName(deployment)} with what ran before it, or roll it back: the failure began ${spanWords(deployment.secondsBefore)} after it.`,
  command: null,
});

const mostSteps = 5;

/** A diagnosis with the release as its first lead. The verdict itself stays. */
export const afterDeployment = (diagnosis: Diagnosis, deployment: IncidentDeployment): Diagnosis => ({
  ...diagnosis,
  nextSteps: [compare(deployment), ...diagnosis.nextSteps].slice(0, mostSteps),
});
