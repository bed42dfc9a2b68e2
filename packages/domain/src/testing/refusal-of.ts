import { DomainError } from "../domain-error.ts";
import { toDomainError } from "../to-domain-error.ts";

/** The refusal that a call ends with; fails if it succeeds, or with an error that is no refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<DomainError> {
  const outcome = await call.then(
    () => new Error("the call was not refused"),
    (error: unknown) => toDomainError(error) ?? error,
  );
  if (outcome instanceof DomainError) return outcome;
  throw outcome;
}
