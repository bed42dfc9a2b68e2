import type { SpanExporter } from "@opentelemetry/sdk-trace";

/** Tells when spans begin to be lost, and not again before some have arrived. */
export function reportLostSpans(
  exporter: SpanExporter,
  report: (reason: string) => void,
): SpanExporter {
  let isLosing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error && !isLosing) report(result.error.message);
        isLosing = result.error !== undefined;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
