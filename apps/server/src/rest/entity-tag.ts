import { invalidHeader } from "../http/invalid-header.ts";
import type { RestOperation } from "./rest-operation.ts";

const TAG = String.raw`(?:W/)?"[\x21\x23-\x7e]*"`;
const TAGS = new RegExp(String.raw`^\s*${TAG}(?:\s*,\s*${TAG})*\s*$`, "u");

/**
 * The entity tag of an answer: the version of what it shows, which counts every write to it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 RFC 9110 §8.8.3}
 */
export function entityTagOf({ isVersioned }: RestOperation, data: unknown): string | undefined {
  if (!isVersioned || typeof data !== "object" || data === null) return undefined;
  return "version" in data ? `"${String(data.version)}"` : undefined;
}

/**
 * The versions that `If-Match` allows; undefined for any.
 *
 * @throws {TRPCError} `BAD_REQUEST` for a header that says something else, and where nothing has a
 *   version: whoever sends it would believe that it was heeded.
 */
export function readIfMatch(
  { isConditional }: RestOperation,
  header: string | undefined,
): readonly number[] | undefined {
  if (header === undefined) return undefined;
  if (!isConditional)
    throw invalidHeader("If-Match", "Nothing that has a version is changed here.");
  if (header.trim() === "*") return undefined;
  const tags = readTags("If-Match", header);
  if (tags.some((tag) => tag.startsWith("W/"))) {
    throw invalidHeader("If-Match", "Send a tag as it was answered, not a weak one.");
  }
  // Tags are compared by their characters, and "07" is not the one that was answered.
  return tags.flatMap((tag) => (/^"[1-9]\d{0,9}"$/u.test(tag) ? [Number(tag.slice(1, -1))] : []));
}

/** Whether `If-None-Match` says that the caller has what the answer would show; in a proxy it may have become weak. */
export function isKnown(tag: string, header: string | undefined): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  return readTags("If-None-Match", header).some((each) => each.replace(/^W\//u, "") === tag);
}

function readTags(name: string, header: string): string[] {
  if (!TAGS.test(header)) throw invalidHeader(name, 'Send * or tags, such as "7".');
  return header.match(new RegExp(TAG, "gu")) ?? [];
}
