import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Hono } from "hono";
import { etagOf } from "../static/web-files.ts";
import { chooseEncoding, type Encoding } from "./compress-text.ts";
import type { AppEnv, PageKind } from "./request-scope.ts";

export interface Asset {
  readonly type: string;
  readonly pageKind: PageKind;
  readonly read: () => Buffer;
}

/**
 * Serves what stays as it is while the server runs. Read and compressed when first asked for, as most servers
 * are never asked; beside the event loop, because a large one takes a fifth of a second.
 */
export function mountAsset(app: Hono<AppEnv>, path: string, asset: Asset): void {
  const { type, pageKind, read } = asset;
  const variants = new Map<Encoding | null, Promise<Variant>>();
  app.get(path, async (c) => {
    const scope = c.get("scope");
    scope.route = path;
    scope.pageKind = pageKind;
    const encoding = chooseEncoding(c.req.header("accept-encoding"));
    const variant = variants.get(encoding) ?? makeVariant(read(), encoding);
    variants.set(encoding, variant);
    const { bytes, etag } = await variant;
    const headers = { "cache-control": "no-cache", etag, vary: "accept-encoding" };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    return c.body(bytes, 200, {
      ...headers,
      "content-type": type,
      ...(encoding && { "content-encoding": encoding }),
    });
  });
}

interface Variant {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

async function makeVariant(plain: Buffer, encoding: Encoding | null): Promise<Variant> {
  const bytes = new Uint8Array(await encode(plain, encoding));
  return { bytes, etag: etagOf(bytes) };
}

async function encode(bytes: Buffer, encoding: Encoding | null): Promise<Buffer> {
  if (encoding === "br") return toBrotli(bytes, QUALITY);
  return encoding === "gzip" ? toGzip(bytes) : bytes;
}
