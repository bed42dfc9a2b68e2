import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes under which compression costs more than it saves; one packet carries them anyway. */
const SIZE_MIN = 1_400;

export type Encoding = "br" | "gzip";

/** The best encoding that `Accept-Encoding` allows; null for none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (acceptEncoding === undefined) return null;
  const items = acceptEncoding.split(",").map((item) => item.trim().toLowerCase());
  const accepted = new Set(
    items
      .filter((item) => !/;\s*q=0(?:\.0*)?$/u.test(item))
      .map((item) => item.split(";")[0]?.trim()),
  );
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : null;
}

/** Compresses in place of the caller: at these sizes quicker than a trip through the thread pool. */
function compress(bytes: Uint8Array, encoding: Encoding): Buffer {
  if (encoding === "gzip") return gzipSync(bytes, { level: 1 });
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Answers `text`, compressed if it is long and the client takes it. */
export function textResponse(
  text: string,
  init: { readonly status: number; readonly headers: Headers },
  acceptEncoding: string | undefined,
): Response {
  init.headers.append("vary", "accept-encoding");
  const encoding = text.length < SIZE_MIN ? null : chooseEncoding(acceptEncoding);
  if (!encoding) return new Response(text, init);
  init.headers.set("content-encoding", encoding);
  return new Response(compress(Buffer.from(text), encoding), init);
}
