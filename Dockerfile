# One image for all services. The command selects the service: node dist/apps/<service>/src/main.js
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts scripts
RUN npm ci --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY apps apps
RUN npm run build

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="orchestrator" \
  org.opencontainers.image.description="Runs turn-based games between AI agents and broadcasts them live" \
  org.opencontainers.image.version="0.2.0" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# Lifecycle scripts set up a working copy (git hooks, stamps), which an image does not need.
# TypeScript is an optional peer of @nestjs/swagger and one of our development dependencies; npm keeps what is both.
# Images of moments use the weights 400 and 700 of their fonts.
RUN npm ci --omit=dev --no-audit --no-fund --ignore-scripts && npm cache clean --force \
  && rm -r node_modules/typescript node_modules/.bin/tsc node_modules/.bin/tsserver \
    node_modules/@expo-google-fonts/*/[1235689]00*
COPY scripts/healthcheck.mjs scripts/healthcheck.mjs
COPY --from=build /app/dist dist
# The SQLite files are in this folder; mount a volume here unless Postgres stores the games.
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000 8000 8001 8002
# The port of the default command. A container with another service needs a health check with that service's port.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "scripts/healthcheck.mjs", "3000"]
CMD ["node", "--enable-source-maps", "dist/apps/arena/src/main.js"]
