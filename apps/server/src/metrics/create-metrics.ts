import type { Services } from "@taskflow/domain";
import { countLiveSessions } from "@taskflow/domain";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import packageJson from "../../package.json" with { type: "json" };
import type { Metrics } from "./metrics.ts";

/** What the figures are read from when somebody asks for them. */
export type MetricsSources = Pick<Services, "database" | "passwords">;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** However often they are asked for, sessions are counted this often. */
const SESSIONS_VALID_MS = 30_000;

/** Begins to measure. Loaded only where somebody asks for figures. */
export function createMetrics(sources: MetricsSources): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({
    name: "taskflow_build_info",
    help: "Always 1; the label tells the version.",
    labelNames: ["version"],
    registers,
  }).set({ version: packageJson.version }, 1);
  register.registerMetric(connectionsOf(sources));
  register.registerMetric(sessionsIn(sources));
  register.registerMetric(passwordsOf(sources));
  return {
    count: countRequests(registers),
    read: () => register.metrics(),
    contentType: register.contentType,
  };
}

function countRequests(registers: Registry[]): Metrics["count"] {
  const requests = new Counter({
    name: "taskflow_http_requests_total",
    help: "Answered requests.",
    labelNames: ["procedure", "status"],
    registers,
  });
  const duration = new Histogram({
    name: "taskflow_http_request_duration_seconds",
    help: "From a request's headers to its answer.",
    labelNames: ["procedure"],
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: "taskflow_login_failures_total",
    help: "Refused sign-ins: 401 wrong e-mail or password, 403 disabled, 429 too many tries.",
    labelNames: ["status"],
    registers,
  });
  return ({ procedure, status, seconds }) => {
    requests.inc({ procedure, status });
    duration.observe({ procedure }, seconds);
    if (procedure === "auth.login" && [401, 403, 429].includes(status)) failures.inc({ status });
  };
}

function connectionsOf({ database }: MetricsSources): Gauge<"pool" | "state"> {
  return new Gauge({
    name: "taskflow_database_connections",
    help: "Connections of this process by pool, in use, idle, and requests that wait for one.",
    labelNames: ["pool", "state"],
    registers: [],
    collect() {
      for (const { pool, ...states } of database.usage()) {
        for (const state of ["used", "idle", "waiting"] as const) {
          this.set({ pool, state }, states[state]);
        }
      }
    },
  });
}

function sessionsIn({ database }: MetricsSources): Gauge {
  let countedAt = Number.NEGATIVE_INFINITY;
  return new Gauge({
    name: "taskflow_live_sessions",
    help: "Sessions of everybody that have not ended, in the whole installation.",
    registers: [],
    async collect() {
      const now = performance.now();
      if (now - countedAt < SESSIONS_VALID_MS) return;
      countedAt = now;
      // A database that does not answer is told by its own figures, and takes none of the others away.
      const sessions = await countLiveSessions(database.auth).catch(() => undefined);
      if (sessions === undefined) this.remove();
      else this.set(sessions);
    },
  });
}

function passwordsOf({ passwords }: MetricsSources): Gauge<"state"> {
  return new Gauge({
    name: "taskflow_password_hashes",
    help: "Passwords that are hashed at the moment, and that wait for it.",
    labelNames: ["state"],
    registers: [],
    collect() {
      const { running, waiting } = passwords.load();
      this.set({ state: "running" }, running);
      this.set({ state: "waiting" }, waiting);
    },
  });
}
