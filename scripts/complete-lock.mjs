// npm leaves out of package-lock.json what the registry it asked does not carry, and then `npm ci` refuses the file.
// Optional packages for other systems are never fetched here; this names them, so that the file is whole everywhere.
// Run it after every change of dependencies: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";

const systems = ["darwin", "win32", "android", "freebsd", "openharmony", "linux"];
const processors = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "arm"];
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** The place of a package as seen from another one, as Node looks it up. */
function isThere(from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/"))).replace(/\/$/, "")
  ) {
    if (`${folder === "" ? "" : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === "") return false;
  }
}

function entryOf(name, version, parent) {
  const words = name.split("/").at(-1).split(/[-_]/);
  const system = systems.find((each) => words.includes(each));
  const processor = processors.find((each) => words.includes(each));
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  if (!system && processor !== "wasm32") throw new Error(`What system is ${name} for?`);
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(parent.dev ? { dev: true } : {}),
    ...(system === "linux" ? { libc: [libc] } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
}

for (const [place, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (!isThere(place, name)) lock.packages[`node_modules/${name}`] = entryOf(name, version, parent);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
