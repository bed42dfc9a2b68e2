import type { IdempotencyKey } from "@taskflow/domain";
import { invalidHeader } from "../http/invalid-header.ts";
import type { RestOperation } from "./rest-operation.ts";

const NAME = "Idempotency-Key";
/** A quoted text of RFC 8941, as the draft has it, or the bare one that most programs send. */
const KEY = /^(?:"((?:[\x20\x21\x23-\x5b\x5d-\x7e]){1,255})"|([\x21\x23-\x2b\x2d-\x7e]{1,255}))$/u;

/** A call of an operation that may come again. */
export interface RepeatableCall {
  readonly operation: RestOperation;
  readonly header: string | undefined;
  readonly input: object;
  readonly expectedVersions: readonly number[] | undefined;
}

/**
 * The key under which a write is done once, and what it stands for; undefined if none was sent.
 *
 * @throws {TRPCError} `BAD_REQUEST` for a key that is none, and where it could not be heeded: whoever sends it
 *   would believe that it was.
 * @see {@link https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header-07}
 */
export function readIdempotencyKey(call: RepeatableCall): IdempotencyKey | undefined {
  const { operation, header, input, expectedVersions } = call;
  if (header === undefined) return undefined;
  if (!operation.isRepeatable) {
    throw invalidHeader(
      NAME,
      "This call takes none: what it answers is not kept to be given again.",
    );
  }
  const [, quoted, bare] = KEY.exec(header.trim()) ?? [];
  const key = quoted ?? bare;
  if (key === undefined) throw invalidHeader(NAME, "Send 1 to 255 visible characters.");
  const { method, path } = operation.meta;
  // The input holds what stood in the path and in the body, however it was written.
  const content = JSON.stringify([method, path, input, expectedVersions ?? null], inOneForm);
  return { key, content, isReplay: false };
}

const ID_FIELD = /^id$|Id$/u;

/** An object is the same in whatever order its fields were sent, and an id in capitals the same id. */
function inOneForm(field: string, value: unknown): unknown {
  if (typeof value === "string" && ID_FIELD.test(field)) return value.toLowerCase();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
