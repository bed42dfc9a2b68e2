import type { WireErrorData } from "@taskflow/contract";
import { TRPCClientError } from "@trpc/client";

/** What the server says of a call that it refuses; fails if it succeeds, or if no answer of the server came. */
export async function refusalOf(call: Promise<unknown>): Promise<WireErrorData> {
  const outcome = await call.then(
    () => new Error("the call was not refused"),
    (error: unknown) => error,
  );
  const data = refusalData(outcome);
  if (data) return data;
  throw outcome;
}

/** The server's own words in an error; undefined if the error is one of the connection. */
export function refusalData(error: unknown): WireErrorData | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  // The server has one error formatter, and this is what it writes.
  const data = error.data as WireErrorData | undefined;
  return data?.appCode === undefined ? undefined : data;
}
