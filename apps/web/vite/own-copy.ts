import type { Plugin } from "vite";

/** What streams are made with, asked for by the first stream. */
const IMPORTER = "/src/app/stream-link.ts";
const PACKAGE = "@trpc/client";

/**
 * Gives the streams a copy of the one module that holds every link of tRPC. A module lies in one chunk
 * with all that anybody wants of it: without a copy the first page would bring the streams, too.
 */
export function ownCopy(): Plugin {
  return {
    name: "own-copy",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer) {
      if (source !== PACKAGE || importer?.endsWith(IMPORTER) !== true) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && `${resolved.id}?streams`;
    },
  };
}
