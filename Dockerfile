# One image for every service; the command picks which: node dist/apps/<service>/src/main.js
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
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# Lifecycle scripts set up a working copy (hooks, stamps), which this is not.
RUN npm ci --omit=dev --no-audit --no-fund --ignore-scripts && npm cache clean --force
COPY scripts/healthcheck.mjs scripts/healthcheck.mjs
COPY --from=build /app/dist dist
# Where games are kept unless a server keeps them; mount a volume here.
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000 8000 8001
# The port of the default command; a container that runs another service is given that service's port.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "scripts/healthcheck.mjs", "3000"]
CMD ["node", "--enable-source-maps", "dist/apps/arena/src/main.js"]
