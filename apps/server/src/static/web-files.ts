import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import type { Encoding } from "../http/compress-text.ts";

/** One file of the web app, held in memory: reading from disk would wait behind password hashes. */
export interface WebFile {
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** What the build compressed beforehand. */
  readonly compressed: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
}

/** Every file that is served, by its path in a URL: what is not in here does not exist (ASVS V13.4.7). */
export type WebFiles = ReadonlyMap<string, WebFile>;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const SUFFIX = { br: ".br", gzip: ".gz" } as const satisfies Record<Encoding, string>;
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/u;

/** Reads a build of the web app; empty if there is none. */
export function readWebFiles(directory: string): WebFiles {
  if (!existsSync(join(directory, "index.html"))) return new Map();
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.flatMap((file): [string, WebFile][] => {
      const type = TYPES[extname(file)];
      const path = file.slice(directory.length).replaceAll("\\", "/");
      const isHidden = path.includes("/.");
      return type === undefined || isHidden ? [] : [[path, readWebFile(file, path, type)]];
    }),
  );
}

/** Answers a strong validator of a file's content (RFC 9110 §8.8.3). */
export function etagOf(content: Uint8Array): string {
  return `"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
}

function readWebFile(file: string, path: string, type: string): WebFile {
  const plain = new Uint8Array(readFileSync(file));
  const encodings = (["br", "gzip"] as const).filter((name) => existsSync(file + SUFFIX[name]));
  return {
    type,
    etag: etagOf(plain),
    isImmutable: HASHED.test(path),
    plain,
    compressed: new Map(
      encodings.map((name) => [name, new Uint8Array(readFileSync(file + SUFFIX[name]))]),
    ),
  };
}
