import type { Encoding } from "../http/compress-text.ts";
import type { WebFiles } from "../static/web-files.ts";

/** Files of a web app that was never built. */
export function toWebFiles(texts: Readonly<Record<string, string>>): WebFiles {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text));
  return new Map(
    Object.entries(texts).map(([path, text]) => [
      path,
      {
        type: path.endsWith(".html")
          ? "text/html; charset=utf-8"
          : "text/javascript; charset=utf-8",
        etag: `"${path}"`,
        isImmutable: path.startsWith("/assets/"),
        plain: bytes(text),
        compressed: new Map<Encoding, Uint8Array<ArrayBuffer>>(),
      },
    ]),
  );
}
