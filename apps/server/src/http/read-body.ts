import { TRPCError } from "@trpc/server";
import { type AppContext, incomingOf } from "./request-scope.ts";

/** Bytes. */
const BODY_SIZE_MAX = 1024 * 1024;

/**
 * Reads a body as it came: once, however often it is asked for.
 *
 * @throws {TRPCError} `PAYLOAD_TOO_LARGE`.
 */
export function readBody(c: AppContext, sizeMax = BODY_SIZE_MAX): Promise<Buffer> {
  const scope = c.get("scope");
  scope.body ??= collect(c, sizeMax);
  return scope.body;
}

async function collect(c: AppContext, sizeMax: number): Promise<Buffer> {
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
