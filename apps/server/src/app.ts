import { getTRPCErrorFromUnknown, TRPCError, type AnyTRPCRouter } from "@trpc/server";
import type { Services } from "@taskflow/domain";
import { Hono } from "hono";
import packageJson from "../package.json" with { type: "json" };
import { mountDocs } from "./docs/docs-page.ts";
import { mountHealth } from "./health.ts";
import { createApiContext } from "./http/api-context.ts";
import { checkSignature } from "./http/check-signature.ts";
import { errorResponse } from "./http/error-response.ts";
import { guardRequest } from "./http/guard-request.ts";
import { letOthersPass } from "./http/let-others-pass.ts";
import { mountCspReport } from "./http/mount-csp-report.ts";
import { mountTrpc } from "./http/mount-trpc.ts";
import { observeRequest } from "./http/observe-request.ts";
import type { AppEnv } from "./http/request-scope.ts";
import { StrangersLine } from "./http/strangers-line.ts";
import type { TrustedProxies } from "./http/trusted-proxies.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { mountMetrics } from "./metrics/mount-metrics.ts";
import { reportError } from "./report-error.ts";
import { mountOpenApi } from "./rest/mount-openapi.ts";
import { mountRest } from "./rest/mount-rest.ts";
import { collectRestOperations } from "./rest/rest-operation.ts";
import type { Secret } from "./secret.ts";
import { mountWeb } from "./static/mount-web.ts";
import { leadToFirstAccount } from "./static/lead-to-first-account.ts";
import { tellSettings } from "./static/tell-settings.ts";
import type { WebFiles } from "./static/web-files.ts";
import type { Tracing } from "./tracing/tracing.ts";

/** What the application is made of. */
export interface AppOptions {
  /** A router whose context is `ApiContext`. */
  readonly router: AnyTRPCRouter;
  readonly services: Services;
  readonly log: Log;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: TrustedProxies;
  readonly webFiles: WebFiles;
  /** The database answers and is migrated. */
  readonly isReady: () => Promise<boolean>;
  /** The server drains: it answers, but wants no more requests. */
  readonly isStopping: () => boolean;
  /** Undefined: nothing is measured. */
  readonly metrics?: Metrics | undefined;
  /** Who may read the figures on this port; undefined: nobody. */
  readonly metricsToken?: Secret | undefined;
  /** Undefined: nothing is traced. */
  readonly tracing?: Tracing | undefined;
}

/**
 * Builds everything that answers HTTP, without a socket: `app.request()` tries it in process.
 *
 * @throws {Error} if a procedure cannot be served as its `openapi` says.
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { router, services, log, isReady, isStopping } = options;
  const isHttps = options.publicUrl?.startsWith("https:") === true;
  const strangers = new StrangersLine();
  const createContext = createApiContext({ services, isHttps, strangers });
  const operations = collectRestOperations(router);

  const app = new Hono<AppEnv>();
  app.use(observeRequest(options));
  app.use(guardRequest({ requiresHttps: isHttps }));
  for (const path of ["/trpc/*", "/api/*"]) {
    app.use(path, letOthersPass(strangers), checkSignature(services, strangers));
  }
  mountHealth(app, async () => !isStopping() && (await isReady()));
  mountTrpc(app, { router, createContext, log });
  mountRest(app, { router, operations, createContext, log });
  mountOpenApi(app, operations, packageJson.version);
  mountDocs(app);
  mountCspReport(app, log);
  if (options.metrics && options.metricsToken) {
    mountMetrics(app, options.metrics, options.metricsToken);
  }
  app.get("/", leadToFirstAccount(services));
  mountWeb(app, tellSettings(options.webFiles, services));

  app.notFound((c) => {
    const error = new TRPCError({ code: "NOT_FOUND", message: "There is nothing here." });
    return errorResponse(error, c.req.path, c.get("scope").requestId);
  });
  app.onError((cause, c) => {
    const { requestId, route } = c.get("scope");
    const error = getTRPCErrorFromUnknown(cause);
    if (!c.req.raw.signal.aborted) reportError(log, error, { requestId, route });
    return errorResponse(error, c.req.path, requestId);
  });
  return app;
}
