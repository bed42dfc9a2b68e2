import { createLogger, type Logger, type ProxyOptions } from "vite";

/** Passes these paths on to a server, which starts again whenever a file of it changes. */
export function proxyTo(target: string, paths: readonly string[]): Record<string, ProxyOptions> {
  const options: ProxyOptions = {
    target,
    // The Host header stays, so that the server's check of Origin against it holds in development too.
    changeOrigin: false,
    configure: (proxy) => {
      proxy.on("error", (_error, _request, response) => {
        if (!("req" in response) || response.headersSent) return;
        // Nobody is there, as a proxy in front of a real server would say: pages ask again.
        const headers = { "content-type": "application/json", "retry-after": "1" };
        response.writeHead(503, headers).end('{"status":"not_ready"}');
      });
    },
  };
  return Object.fromEntries(paths.map((path) => [path, options]));
}

/** Vite's own, without a stack for each request that came while the server was starting again. */
export function proxyLogger(): Logger {
  const logger = createLogger();
  return {
    ...logger,
    error: (message, options) => {
      if (!message.includes("http proxy error")) logger.error(message, options);
    },
  };
}
