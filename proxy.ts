import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

/** What a page of the dashboard may load: our own files, and of inline scripts those that carry this answer's nonce (CSP Level 3 §6.7.2). */
const policyWith = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Charts and bars are placed by style attributes, which no nonce can allow.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Gives each answer a nonce of its own. Next reads it from the policy and writes it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** The pages that are drawn for one reader. Those that are drawn once for all cannot carry a nonce. */
export const config = {
  matcher: [
    "/(overview|alert-policies|maintenance|on-call|monitors|incidents|channels|deployments|status-pages|settings|agents)/:path*",
    "/(sign-in|sign-up|forgot-password|reset-password|verify-email)",
    "/(acknowledge|mute)/:path*",
  ],
};
