import { fileURLToPath } from "node:url";
import { isIP } from "node:net";
import { appRouter } from "@taskflow/api/server";
import type { PasswordHasher } from "@taskflow/crypto";
import type { Services } from "@taskflow/domain";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { createLog, type Log } from "./log.ts";
import { createReadiness } from "./start/create-readiness.ts";
import { createServices } from "./start/create-services.ts";
import { drainServer, type DrainTimes } from "./start/drain-server.ts";
import { portOf } from "./start/http-server.ts";
import { isLoopback } from "./start/is-loopback.ts";
import { type OpenDatabase, openDatabase } from "./start/open-database.ts";
import { openFront } from "./start/open-front.ts";
import { type OpenMetrics, openMetrics } from "./start/open-metrics.ts";
import { openTracing } from "./start/open-tracing.ts";
import type { Say } from "./start/say.ts";
import { servingSecret } from "./start/serving-secret.ts";
import { readWebFiles, type WebFiles } from "./static/web-files.ts";
import type { Tracing } from "./tracing/tracing.ts";

/** A server that listens. */
export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly log: Log;
  /** Settles with the reason if the server cannot go on, because its own PostgreSQL is gone. */
  readonly lost: Promise<Error>;
  /** Withdraws readiness, drains, closes; once, however often it is called. */
  readonly stop: () => Promise<void>;
}

/** What may be put in place of the usual. */
export interface ServeOptions {
  readonly say?: Say;
  readonly log?: Log;
  /** A build of the web app. */
  readonly webDirectory?: string;
  readonly drainTimes?: DrainTimes;
  readonly passwords?: PasswordHasher;
  /** Called when all is open that needs rights, before the first request is answered. */
  readonly whenOpen?: (services: Services) => Promise<void>;
}

/** What is open so far, and must be closed again. */
interface Parts {
  open?: OpenDatabase;
  services?: Services;
  metrics?: OpenMetrics | undefined;
  tracing?: Tracing | undefined;
}

const WEB_DIRECTORY = fileURLToPath(new URL("../../web/dist", import.meta.url));
/** Longer than the time-out of a statement, so that no answer under way is cut. */
const GRACE_MS = 10_000;
/** A balancer asks each second, and believes the second "no". */
const BALANCER_WAIT_MS = 2_000;
const AT_ONCE: DrainTimes = { waitMs: 0, graceMs: 0 };

/**
 * Starts a whole server: port, database, migrations, checks.
 *
 * @throws {OperatorError} with one sentence on what is wrong and what to do; nothing is left running.
 */
export async function startServer(
  config: Config,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const { say = () => {}, log = createLog(config.logLevel, process.stdout), passwords } = options;
  for (const warning of warningsOf(config)) say("warning", warning);
  const secret = await servingSecret(config);
  const front = await openFront(config);
  const parts: Parts = {};
  let isStopping = false;
  const close = async (times: DrainTimes) => {
    isStopping = true;
    await drainServer(front.server, times, () => parts.services?.live.close());
    if (parts.metrics?.server) await drainServer(parts.metrics.server, AT_ONCE);
    await parts.open?.close();
    await parts.tracing?.stop();
  };
  try {
    const tracing = (parts.tracing = await openTracing(config, log));
    const open = (parts.open = await openDatabase(config, say, tracing?.roundTrip));
    const { database } = open;
    const given = { database, secret, log, passwords };
    const services = (parts.services = createServices(config, given));
    const metrics = (parts.metrics = await openMetrics(config, services, say));
    const app = createApp({
      router: appRouter,
      services,
      log,
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies,
      webFiles: openWebFiles(options.webDirectory ?? WEB_DIRECTORY, say),
      isReady: createReadiness(database),
      isStopping: () => isStopping,
      ...metrics,
      tracing,
    });
    await options.whenOpen?.(services);
    front.answerWith(app.fetch);
    let stopped: Promise<void> | undefined;
    return {
      url: `http://${nameForPeople(config.host)}:${portOf(front.server)}`,
      log,
      lost: open.lost,
      stop: () => (stopped ??= close(options.drainTimes ?? drainTimesOf(config))),
    };
  } catch (error) {
    await close(AT_ONCE);
    throw error;
  }
}

function openWebFiles(directory: string, say: Say): WebFiles {
  const files = readWebFiles(directory);
  if (files.size === 0) {
    say("web app", 'not built, so only the API is served: run "pnpm build" and start again');
  }
  return files;
}

/** Only a balancer needs time to notice; whoever presses Ctrl-C waits for nobody. */
function drainTimesOf({ publicUrl, trustedProxies }: Config): DrainTimes {
  const isBehindBalancer = publicUrl !== undefined || !trustedProxies.isEmpty;
  return { waitMs: isBehindBalancer ? BALANCER_WAIT_MS : 0, graceMs: GRACE_MS };
}

function warningsOf({ host, publicUrl, trustedProxies }: Config): string[] {
  const isHttps = publicUrl?.startsWith("https:") === true;
  if (isHttps && trustedProxies.isEmpty) {
    return [
      "PUBLIC_URL is https, but TRUSTED_PROXIES names no proxy: every request will be refused",
    ];
  }
  if (isHttps || isLoopback(host)) return [];
  return [
    `HOST is ${host} without https: passwords cross the network in the clear. Put a proxy with https in front and set PUBLIC_URL`,
  ];
}

function nameForPeople(host: string): string {
  if (isLoopback(host) || host === "0.0.0.0" || host === "::") return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}
