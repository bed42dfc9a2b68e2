import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  serviceNameEnvDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import packageJson from "../../package.json" with { type: "json" };
import { reportLostSpans } from "./report-lost-spans.ts";
import type { Tracing } from "./tracing.ts";

/** A collector that does not answer keeps nobody from stopping. */
const STOP_MAX_MS = 2_000;

/**
 * Begins to send spans to a collector, by OTLP over HTTP. Loaded only where one is named.
 *
 * A span holds names and numbers: no statement, no value, no address, nothing that a person wrote. A
 * visitor's `traceparent` is not believed: each request begins a trace of its own.
 */
export function startTracing(endpoint: string, report: (reason: string) => void): Tracing {
  const provider = openProvider(endpoint, report);
  const tracer = provider.getTracer("taskflow", packageJson.version);
  const current = new AsyncLocalStorage<Context>();

  const inSpan = <T>(span: Span, run: () => Promise<T>): Promise<T> =>
    current.run(trace.setSpan(ROOT_CONTEXT, span), run);

  return {
    request: async (run) => {
      const span = tracer.startSpan("request", { kind: SpanKind.SERVER }, ROOT_CONTEXT);
      try {
        const { method, procedure, status, requestId } = await inSpan(span, run);
        span.updateName(`${method} ${procedure}`);
        span.setAttributes({
          "http.request.method": method,
          "http.route": procedure,
          "http.response.status_code": status,
          "taskflow.request_id": requestId,
        });
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      } finally {
        span.end();
      }
    },
    roundTrip: async (name, run) => {
      const parent = current.getStore();
      // Outside of a request stand checks of readiness, once a second.
      if (parent === undefined) return run();
      const attributes = { "db.system.name": "postgresql", "db.operation.name": name };
      const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, parent);
      try {
        return await run();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    stop: async () => {
      const isSent = provider.shutdown().catch(() => {});
      await Promise.race([isSent, pause(STOP_MAX_MS, undefined, { ref: false })]);
    },
  };
}

function openProvider(endpoint: string, report: (reason: string) => void): TracerProvider {
  const url = `${endpoint.replace(/\/$/u, "")}/v1/traces`;
  const exporter = reportLostSpans(new OTLPTraceExporter({ url }), report);
  const names = { "service.name": "taskflow", "service.version": packageJson.version };
  const detectors = [resourceAttributesEnvDetector, serviceNameEnvDetector];
  return new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes(names))
      .merge(detectResources({ detectors })),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
}
