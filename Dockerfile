# Builds with everything, runs with what production needs: as nobody in particular, on a file system that may be read-only.
# Only /app/.data, a volume, is written to (the SQLite database and the cache of the corpus).
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json manifest.yml ./
COPY src ./src
RUN npm run -s build
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json manifest.yml LICENSE ./
COPY corpus ./corpus
RUN mkdir .data && chown node:node .data
USER node
VOLUME /app/.data
EXPOSE 3000
# PORT in HTTP mode, METRICS_PORT in Socket Mode; with neither there is nothing to ask, and the process is all that counts
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s CMD ["node", "dist/health.js"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
