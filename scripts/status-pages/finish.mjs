// What is done to a status page after Next drew it: it needs none of the scripts that would bring it to life.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const script = readFileSync(new URL("page-script.js", import.meta.url), "utf8")
  .replace(/^\s*\/\/.*\n/gm, "")
  .replace(/\n\s*/g, "\n")
  .trim();
const source = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

const scripts = /<script(?![^>]*\stype="application\/ld\+json")[^>]*>[\s\S]*?<\/script>/g;
// The page is set in the system's own fonts: they are there already, and have every script.
const systemFonts = "--font-geist-sans:ui-sans-serif;--font-geist-mono:ui-monospace";
const preloads = /<link rel="(?:preload|modulepreload)"[^>]*as="(?:script|font)"[^>]*>/g;
const frame = /<div data-page-frame="([0-9a-f]*)"([^>]*)>/;

const attribute = (text, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];

/**
 * @param {string} html as Next drew it
 * @returns {{ html: string, keep: string | null }} the page as it is sent, and under which tag it may be kept
 */
export function finishPage(html) {
  const [found, keep = "", attributes = ""] = frame.exec(html) ?? [];
  // A document that is no page of ours is sent as it was made.
  if (found === undefined) return { html, keep: null };
  const language = attribute(attributes, "lang") ?? "en";
  const direction = attribute(attributes, "dir") ?? "ltr";
  const theme = attribute(attributes, "data-theme") ?? "auto";
  const finished = html
    .replace(scripts, "")
    .replace(preloads, "")
    .replace(/<!--(?!\[if)[\s\S]*?-->/g, "")
    .replace(
      /^<!DOCTYPE html><html lang="en" class="[^"]*"/i,
      `<!DOCTYPE html><html lang="${language}" dir="${direction}" class="${theme}" style="${systemFonts}"`,
    )
    .replace(found, `<div${attributes.replace(/\s(?:lang|dir|data-theme)="[^"]*"/g, "")}>`)
    .replace(/<\/body>/, `<script type="module">${script}</script></body>`);
  return { html: finished, keep: keep === "" ? null : keep };
}

/** The policy of a page with the one script that it has. */
export const policyOf = (policy) => policy.replace("script-src 'none'", `script-src ${source}`);
