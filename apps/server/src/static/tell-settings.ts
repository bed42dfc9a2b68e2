import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Services } from "@taskflow/domain";
import type { Encoding } from "../http/compress-text.ts";
import { etagOf, type WebFile, type WebFiles } from "./web-files.ts";

const INDEX = "/index.html";
const COMPRESS: Record<Encoding, (plain: Uint8Array) => Uint8Array> = {
  br: (plain) => brotliCompressSync(plain),
  gzip: (plain) => gzipSync(plain),
};

/**
 * Says on the page itself what this server does not do, as attributes of its root: whether it takes
 * registrations, and that it sends no mail. Nothing is then offered that would be refused, without a question
 * of its own.
 */
export function tellSettings(
  files: WebFiles,
  { registration, mailer }: Pick<Services, "registration" | "mailer">,
): WebFiles {
  const index = files.get(INDEX);
  const told = [
    ...(registration === "open" ? [] : [`data-registration="${registration}"`]),
    ...(mailer ? [] : ['data-mail="none"']),
  ];
  if (!index || told.length === 0) return files;
  const html = new TextDecoder().decode(index.plain);
  const page = html.replace(/<html(?=[\s>])/u, `<html ${told.join(" ")}`);
  return new Map([...files, [INDEX, rewritten(index, new TextEncoder().encode(page))]]);
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
