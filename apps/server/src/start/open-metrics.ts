import type { Server } from "node:http";
import type { Services } from "@taskflow/domain";
import type { Config } from "../config.ts";
import { answerScrapes } from "../metrics/answer-scrapes.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Secret } from "../secret.ts";
import { listen, portOf } from "./http-server.ts";
import type { Say } from "./say.ts";

/** The figures, and the one place where they are given out. */
export interface OpenMetrics {
  readonly metrics: Metrics;
  /** A port of their own, if there is one. */
  readonly server: Server | undefined;
  /** Who may read them on the main port, if there is none. */
  readonly metricsToken: Secret | undefined;
}

/**
 * Begins to measure if the settings say where to give the figures out.
 *
 * @throws {OperatorError} if the address cannot be had.
 */
export async function openMetrics(
  { metrics: settings }: Config,
  services: Services,
  say: Say,
): Promise<OpenMetrics | undefined> {
  if (settings === undefined) return undefined;
  const { host, port, token } = settings;
  const { createMetrics } = await import("../metrics/create-metrics.ts");
  const metrics = createMetrics(services);
  if (port === undefined) return { metrics, server: undefined, metricsToken: token };
  const server = await listen(answerScrapes(metrics, token), {
    host,
    port,
    isHttps: false,
    settings: ["METRICS_HOST", "METRICS_PORT"],
  });
  say("metrics", `on http://${host}:${portOf(server)}/metrics`);
  return { metrics, server, metricsToken: undefined };
}
