import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainResponse } from "@/lib/diagnosis/explain-response";
import { products } from "@/lib/diagnosis/fingerprints/products";

/** One answer for each documented fingerprint of a product, made from what the fingerprint asks for. */
type Documented = {
  id: string;
  product: string;
  status: number;
  reason?: string;
  headers?: [string, string][];
  body?: string;
  causes: string[];
};

const rows: Documented[] = readFileSync(new URL("./fixtures/documented.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** Under which product of ours a documented one is kept, where the names differ; null for what is no product. */
const kept: Readonly<Record<string, string | null>> = {
  "ingress-nginx": "kubernetes",
  "php-fpm": "apache",
  "go net/http": "go",
  "flask/werkzeug": "flask",
  "uvicorn/starlette": "uvicorn",
  "koa/hono/starlette/next-api": null,
  "node:http": "node",
  "iis+asp.net core": "iis-arr",
  any: null,
  "envoy/istio": "envoy",
  istio: "envoy",
  "kubernetes apiserver proxy": "kubernetes",
  "kubernetes/gke": "kubernetes",
  "aws-waf": "aws-cloudfront",
  "aws-s3": "aws-cloudfront",
  "gcp-lb": "google",
  "gcp-cloud-run": "google",
  "gcp-frontend": "google",
  "http.sys/iis": "iis-arr",
  "f5 big-ip asm": "f5-asm",
  mod_security: "mod-security",
  "cloudflare-pages": "cloudflare",
  "proxy-status": null,
  "health+json": null,
  "spring-boot actuator": "spring-boot",
  generic: null,
};

const now = new Date("2026-01-02T03:04:05Z");

function shareOf(row: Documented): number {
  const headers = (row.headers ?? []).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const text = `HTTP/1.1 ${row.status} ${row.reason ?? ""}\r\n${headers}\r\n${row.body ?? ""}`;
  const { diagnosis } = explainResponse({ text }, now);
  return (diagnosis?.candidates ?? []).reduce(
    (sum, { cause, weight }) => sum + (row.causes.includes(cause) ? weight : 0),
    0,
  );
}

describe("every documented product", () => {
  it("is kept as data, with its source", () => {
    const known = new Map(products.map((product) => [product.id, product]));
    for (const name of new Set(rows.map(({ product }) => product))) {
      const id = name in kept ? kept[name] : name;
      if (id === null || id === undefined) continue;
      expect([name, known.has(id)]).toEqual([name, true]);
    }
    for (const { id, source } of products) expect([id, source.length > 4]).toEqual([id, true]);
  });

  it("means what is documented of it", () => {
    const shares = rows.map((row) => [row.id, shareOf(row)] as const);
    const missed = shares.filter(([, share]) => share < 0.4).map(([id]) => id);
    // What is left are coarse fingerprints (a bare "proxy-error") and parts of pages without the rest of the page.
    expect(missed.length / rows.length).toBeLessThanOrEqual(0.1);
    expect(shares.reduce((sum, [, share]) => sum + share, 0) / rows.length).toBeGreaterThanOrEqual(0.8);
  });
});
