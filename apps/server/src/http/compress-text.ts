import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";

/** Bytes under which compression costs more than it saves; one packet carries them anyway. */
const SIZE_MIN = 1_400;

/** Characters from which on compressing in place would stop everybody else for too long. */
const LARGE_MIN = 1_000_000;

export type Encoding = "br" | "gzip";

const SMALLEST_FIRST = ["br", "gzip"] as const;
const QUICKEST_FIRST = ["gzip", "br"] as const;

/** The best encoding that `Accept-Encoding` allows; null for none. */
export function chooseEncoding(
  acceptEncoding: string | undefined,
  preferred: readonly Encoding[] = SMALLEST_FIRST,
): Encoding | null {
  if (acceptEncoding === undefined) return null;
  const items = acceptEncoding.split(",").map((item) => item.trim().toLowerCase());
  const accepted = new Set(
    items
      .filter((item) => !/;\s*q=0(?:\.0*)?$/u.test(item))
      .map((item) => item.split(";")[0]?.trim()),
  );
  return preferred.find((encoding) => accepted.has(encoding)) ?? null;
}

const GZIP_OPTIONS = { level: 1 };

function brotliOptions(bytes: Uint8Array) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  };
}

/** Compresses in place of the caller: at these sizes quicker than a trip through the thread pool. */
function compress(bytes: Uint8Array, encoding: Encoding): Buffer<ArrayBuffer> {
  if (encoding === "gzip") return gzipSync(bytes, GZIP_OPTIONS);
  return brotliCompressSync(bytes, brotliOptions(bytes));
}

const gzipApart = promisify(gzip);
const brotliApart = promisify(brotliCompress);

function compressApart(bytes: Uint8Array, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  if (encoding === "gzip") return gzipApart(bytes, GZIP_OPTIONS);
  return brotliApart(bytes, brotliOptions(bytes));
}

/** A text as it goes out; `encoding` is null where it goes as it is. */
export interface EncodedText {
  readonly body: string | Buffer<ArrayBuffer>;
  readonly encoding: Encoding | null;
}

/** Compresses `text` if it is long and the client takes it; apart from everybody else if it is very long. */
export function encodeText(
  text: string,
  acceptEncoding: string | undefined,
): EncodedText | Promise<EncodedText> {
  const isLarge = text.length >= LARGE_MIN;
  const preferred = isLarge ? QUICKEST_FIRST : SMALLEST_FIRST;
  const encoding = text.length < SIZE_MIN ? null : chooseEncoding(acceptEncoding, preferred);
  if (!encoding) return { body: text, encoding };
  const bytes = Buffer.from(text);
  if (!isLarge) return { body: compress(bytes, encoding), encoding };
  return compressApart(bytes, encoding).then((body) => ({ body, encoding }));
}

/** Answers `text`, compressed as {@link encodeText} does. */
export async function textResponse(
  text: string,
  init: { readonly status: number; readonly headers: Headers },
  acceptEncoding: string | undefined,
): Promise<Response> {
  init.headers.append("vary", "accept-encoding");
  const { body, encoding } = await encodeText(text, acceptEncoding);
  if (encoding) init.headers.set("content-encoding", encoding);
  return new Response(body, init);
}
