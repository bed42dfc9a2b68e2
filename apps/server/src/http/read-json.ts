import { isUtf8 } from "node:buffer";
import { TRPCError } from "@trpc/server";
import { hasRepeatedKey } from "./has-repeated-key.ts";
import { readBody } from "./read-body.ts";
import type { AppContext } from "./request-scope.ts";

const DEPTH_MAX = 32;
const NODES_MAX = 10_000;

/**
 * Reads a body as JSON; undefined if there is none.
 *
 * @throws {TRPCError} `PAYLOAD_TOO_LARGE` or `BAD_REQUEST`; the message never repeats what was sent.
 */
export async function readJsonBody(c: AppContext, sizeMax?: number): Promise<unknown> {
  const bytes = await readBody(c, sizeMax);
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "The body is not UTF-8." });
  }
  return parseJson(c, bytes.toString("utf8"));
}

/**
 * Parses JSON that is neither so deep nor so wide that walking it would hurt, and in a signed request
 * means one thing only.
 */
export function parseJson(c: AppContext, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the text, which may hold a password.
    throw new TRPCError({ code: "BAD_REQUEST", message: "This is not JSON." });
  }
  assertModest(value);
  if (c.get("scope").signer && hasRepeatedKey(text)) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "An object has the same key twice." });
  }
  return value;
}

/** Walks without recursion: the depth is the caller's, the stack is ours. */
function assertModest(root: unknown): void {
  const open = [{ value: root, depth: 1 }];
  let nodes = 1;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    const children: unknown[] = Object.values(value);
    nodes += children.length;
    if (depth > DEPTH_MAX || nodes > NODES_MAX) throw tooComplex();
    for (const child of children) open.push({ value: child, depth: depth + 1 });
  }
}

const tooComplex = () =>
  new TRPCError({
    code: "BAD_REQUEST",
    message: `The input is nested deeper than ${DEPTH_MAX} or has more than ${NODES_MAX} values.`,
  });
