import { readFile } from "node:fs/promises";
import path from "node:path";

export type Counts = { passed: number; failed: number; skipped: number };

export type Step = {
  name: string;
  /** A program of `node_modules/.bin` and what it is told. */
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Reads the counts that the step left behind; a step without counts as one. */
  counts?: () => Promise<Counts>;
};

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

async function vitestCounts(file: string): Promise<Counts> {
  const report = JSON.parse(await readFile(file, "utf8")) as VitestReport;
  // A file that could not be loaded has no tests that could fail.
  const unread = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function playwrightCounts(file: string): Promise<Counts> {
  const { stats, errors } = JSON.parse(await readFile(file, "utf8")) as PlaywrightReport;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

function vitest(project: string, folder: string): Step {
  const file = path.join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return {
    name: project,
    command: "vitest",
    args: ["run", "--project", project, ...reporters],
    counts: () => vitestCounts(file),
  };
}

function endToEnd(folder: string): Step {
  const file = path.join(folder, "e2e.json");
  return {
    name: "end to end",
    command: "playwright",
    args: ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    counts: () => playwrightCounts(file),
  };
}

function faults(folder: string): Step {
  const file = path.join(folder, "faults.json");
  return {
    name: "faults",
    command: "tsx",
    args: ["e2e/faults/main.ts", "--merge", "--counts", file],
    counts: async () => JSON.parse(await readFile(file, "utf8")) as Counts,
  };
}

/**
 * Every step of the suite, in order, cheapest first.
 * @param folder where reports are left
 */
export const testSteps = (folder: string): Step[] => [
  { name: "lint", command: "biome", args: ["check", "."] },
  { name: "route types", command: "next", args: ["typegen"] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "unused code", command: "knip", args: [] },
  vitest("unit", folder),
  vitest("integration", folder),
  { name: "lab", command: "tsx", args: ["e2e/lab/main.ts", "--check"] },
  faults(folder),
  endToEnd(folder),
];
