import { createHash } from "node:crypto";
import FileSystemCacheModule from "next/dist/server/lib/incremental-cache/file-system-cache.js";

// Next compiles this class to CommonJS; imported from a module it may come wrapped.
type Cache = typeof FileSystemCacheModule;
const wrapped = FileSystemCacheModule as Cache | { default: Cache };
const FileSystemCache = "default" in wrapped ? wrapped.default : wrapped;

type Setting = Parameters<InstanceType<Cache>["set"]>;

const statusPage = /\/status\/[a-z0-9-]+$/;
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** Sources that allow the inline scripts of a document and no other (CSP Level 3 §6.7.3.3). */
function scriptHashes(html: string): string {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, code]) =>
      `'sha256-${createHash("sha256")
        .update(code ?? "")
        .digest("base64")}'`,
  );
  return [...new Set(hashes)].join(" ");
}

const policyFor = (html: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${scriptHashes(html)}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * Next's own cache, which also gives each status page its content security policy. A page that is drawn
 * once for thousands cannot carry a nonce of each request; hashes of its scripts are as strict.
 */
// biome-ignore lint/style/noDefaultExport: Next loads a cache handler by its default export
export default class PageCache extends FileSystemCache {
  override async set(key: Setting[0], data: Setting[1], context: Setting[2]): Promise<void> {
    if (data?.kind === "APP_PAGE" && typeof data.html === "string" && statusPage.test(key)) {
      data.headers ??= {};
      data.headers["content-security-policy"] = policyFor(data.html);
    }
    return super.set(key, data, context);
  }
}
