import { setTimeout } from "node:timers/promises";
import type { Plugin } from "vite";

const RETRY_MS = 100;

/** Opens the web app once the server behind it answers, and says then, and only then, where it is. */
export function afterServer(target: string): Plugin {
  return {
    name: "after-server",
    apply: "serve",
    async configureServer(vite) {
      const { server, logger } = vite.config;
      vite.printUrls = () => logger.info(`\n  TaskFlow is at http://localhost:${server.port}\n`);
      while (!(await isReady(target))) await setTimeout(RETRY_MS);
    },
  };
}

async function isReady(target: string): Promise<boolean> {
  const answer = await fetch(`${target}/readyz`).catch(() => undefined);
  return answer?.ok === true;
}
