import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Package = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
};
type Lock = { packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }> };

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Package;
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;

/** Below these a published hole is open. Each holds for every copy in the tree, wanted by whomever. */
const floors: [name: string, floor: string][] = [
  ["next", "16.4.3"],
  ["react", "19.2.8"],
  ["react-dom", "19.2.8"],
  ["react-server-dom-webpack", "19.2.8"],
  ["react-server-dom-turbopack", "19.2.8"],
  ["react-server-dom-parcel", "19.2.8"],
  ["undici", "8.10.2"],
  ["nodemailer", "10.4.1"],
  ["better-auth", "1.7.16"],
  ["node", "24.0.0"],
];
const required = ["next", "react", "react-dom", "nodemailer", "better-auth", "node"];

/** Whether a version is at least a floor: numbers compared in turn; a pre-release is below its release. */
function reaches(version: string, floor: string): boolean {
  const [core = "", pre] = version.split("-");
  const [have, want] = [core, floor].map((text) => text.split(".").map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return pre === undefined;
}

const copies = (name: string): string[] =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? "0.0.0");

test("the comparison knows older from newer", () => {
  expect(reaches("16.4.3", "16.4.3")).toBe(true);
  expect(reaches("16.10.0", "16.4.3")).toBe(true);
  expect(reaches("16.4.2", "16.4.3")).toBe(false);
  expect(reaches("15.9.9", "16.4.3")).toBe(false);
  expect(reaches("16.4.3-canary.1", "16.4.3")).toBe(false);
});

test.each(floors)("every copy of %s is at least %s", (name, floor) => {
  const found = copies(name);
  if (required.includes(name)) expect(found).not.toEqual([]);
  expect(found.filter((version) => !reaches(version, floor))).toEqual([]);
});

test("every version that we name is one version", () => {
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides });
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))).toEqual([]);
});

test("what is installed is what is named", () => {
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const differing = named.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version);
  expect(differing).toEqual([]);
});

test("npm ci finds every package that it looks for, for every system", () => {
  const absent = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => copies(name).length === 0),
  );
  // node scripts/complete-lock.mjs adds them.
  expect([...new Set(absent)]).toEqual([]);
});
