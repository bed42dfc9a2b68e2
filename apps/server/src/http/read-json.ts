import { isUtf8 } from "node:buffer";
import { TRPCError } from "@trpc/server";
import { type AppContext, incomingOf } from "./request-scope.ts";

/** Bytes. */
const BODY_SIZE_MAX = 1024 * 1024;
const DEPTH_MAX = 32;
const NODES_MAX = 10_000;

/**
 * Reads a body as JSON; undefined if there is none.
 *
 * @throws {TRPCError} `PAYLOAD_TOO_LARGE` or `BAD_REQUEST`; the message never repeats what was sent.
 */
export async function readJsonBody(c: AppContext, sizeMax = BODY_SIZE_MAX): Promise<unknown> {
  const bytes = await readBody(c, sizeMax);
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "The body is not UTF-8." });
  }
  return parseJson(bytes.toString("utf8"));
}

/** Parses JSON that is neither so deep nor so wide that walking it would hurt. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the text, which may hold a password.
    throw new TRPCError({ code: "BAD_REQUEST", message: "This is not JSON." });
  }
  assertModest(value);
  return value;
}

async function readBody(c: AppContext, sizeMax: number): Promise<Buffer> {
  const announced = c.req.header("content-length");
  if (announced !== undefined && Number(announced) > sizeMax) throw tooLarge();
  // Node's parser holds a body to the length that was announced; only without one must we count.
  if (announced !== undefined && incomingOf(c)) return Buffer.from(await c.req.raw.arrayBuffer());

  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = c.req.raw.body;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > sizeMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () =>
  new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: "The request is too large." });

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
