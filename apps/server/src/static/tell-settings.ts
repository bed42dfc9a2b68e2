import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Registration } from "@taskflow/domain";
import type { Encoding } from "../http/compress-text.ts";
import { etagOf, type WebFile, type WebFiles } from "./web-files.ts";

const INDEX = "/index.html";
const COMPRESS: Record<Encoding, (plain: Uint8Array) => Uint8Array> = {
  br: (plain) => brotliCompressSync(plain),
  gzip: (plain) => gzipSync(plain),
};

/**
 * Says on the page itself whether this server takes registrations, as `data-registration` of its root:
 * the door then offers none that would be refused, without a question of its own.
 */
export function tellRegistration(files: WebFiles, registration: Registration): WebFiles {
  const index = files.get(INDEX);
  if (!index || registration === "open") return files;
  const html = new TextDecoder().decode(index.plain);
  const told = html.replace(/<html(?=[\s>])/u, `<html data-registration="${registration}"`);
  return new Map([...files, [INDEX, rewritten(index, new TextEncoder().encode(told))]]);
}

function rewritten(file: WebFile, plain: Uint8Array<ArrayBuffer>): WebFile {
  const encodings = [...file.compressed.keys()];
  return {
    ...file,
    etag: etagOf(plain),
    plain,
    compressed: new Map(
      encodings.map((encoding) => [encoding, new Uint8Array(COMPRESS[encoding](plain))]),
    ),
  };
}
