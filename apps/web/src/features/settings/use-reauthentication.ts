import { useCallback, useContext } from "react";
import { appCodeOf } from "../../lib/app-error.ts";
import { ReauthenticationContext } from "./reauthentication-context.ts";

/** What became of a call for which the person may have had to give the password. */
export type Outcome<Output> =
  | { readonly status: "done"; readonly output: Output }
  | { readonly status: "declined" };

/** Sends; if the server wants the password once more, the person is asked for it, and the call is repeated. */
export function useReauthentication() {
  const ask = useContext(ReauthenticationContext);
  if (!ask) throw new Error("Nobody can ask for the password here.");
  return useCallback(
    async <Output>(send: () => Promise<Output>): Promise<Outcome<Output>> => {
      try {
        return { status: "done", output: await send() };
      } catch (error) {
        if (appCodeOf(error) !== "reauthentication_required") throw error;
        if (!(await ask())) return { status: "declined" };
        return { status: "done", output: await send() };
      }
    },
    [ask],
  );
}
