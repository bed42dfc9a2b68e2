import type { ProcedurePath } from "@taskflow/contract";
import type { Caller, Services } from "@taskflow/domain";
import { testCall } from "@taskflow/domain/testing";
import { callTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import type { ApiContext } from "../context.ts";
import { toPublicError, type PublicError } from "../error-shape.ts";
import { appRouter } from "../index.ts";
import { allProcedures } from "./all-procedures.ts";

const TYPES = new Map(allProcedures().map((procedure) => [procedure.path, procedure.type]));

/** What a caller sees: an answer that was parsed by the output schema, or the public form of the error. */
export type Outcome =
  | { readonly isOk: true; readonly data: unknown }
  | { readonly isOk: false; readonly error: PublicError };

/** Who calls: by a session, by whatever credential, or nobody. */
export type TestCaller = Caller | { readonly userId: string; readonly sessionId: string } | null;

/** Calls a procedure as a transport does, input and output parsed and all. */
export async function callProcedure(
  services: Services,
  caller: TestCaller,
  { path, input }: { path: ProcedurePath; input: unknown },
): Promise<Outcome> {
  const call = testCall();
  const ctx: ApiContext = {
    services,
    call,
    caller: toCaller(caller),
    refreshCookie: { read: () => undefined, set: () => {}, clear: () => {} },
    deviceCookie: { read: () => undefined, set: () => {} },
    isBatch: false,
  };
  try {
    const data: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      getRawInput: async () => input,
      ctx,
      type: TYPES.get(path) ?? "query",
      signal: undefined,
      batchIndex: 0,
    });
    return { isOk: true, data: isStream(data) ? await firstOf(data) : data };
  } catch (error) {
    return { isOk: false, error: toPublicError(getTRPCErrorFromUnknown(error), call.requestId) };
  }
}

function toCaller(caller: TestCaller): Caller | null {
  if (caller === null || "credential" in caller) return caller;
  const { userId, sessionId } = caller;
  return { userId, credential: { kind: "session", id: sessionId } };
}

function isStream(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === "object" && data !== null && Symbol.asyncIterator in data;
}

/** Of a stream the first event, with which it says whether its reader may have it. */
async function firstOf(events: AsyncIterable<unknown>): Promise<unknown> {
  for await (const event of events) return event;
  return undefined;
}
