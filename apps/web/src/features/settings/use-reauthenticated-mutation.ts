import { useMutation } from "@tanstack/react-query";
import { useContext } from "react";
import { appCodeOf } from "../../lib/app-error.ts";
import { ReauthenticationContext } from "./reauthentication-context.ts";

interface ReauthenticatedMutationOptions<Input, Output> {
  readonly send: (input: Input) => Promise<Output>;
  /** Not called if the person did not want to give the password. */
  readonly onDone: (output: Output) => Promise<void> | void;
}

type Outcome<Output> =
  | { readonly status: "done"; readonly output: Output }
  | { readonly status: "declined" };

/**
 * A mutation that the server may refuse until the password is given once more: then the person is asked
 * for it, and the call is repeated.
 */
export function useReauthenticatedMutation<Input, Output>(
  options: ReauthenticatedMutationOptions<Input, Output>,
) {
  const { send, onDone } = options;
  const ask = useContext(ReauthenticationContext);
  if (!ask) throw new Error("Nobody can ask for the password here.");
  return useMutation({
    networkMode: "always",
    mutationFn: async (input: Input): Promise<Outcome<Output>> => {
      try {
        return { status: "done", output: await send(input) };
      } catch (error) {
        if (appCodeOf(error) !== "reauthentication_required") throw error;
        if (!(await ask())) return { status: "declined" };
        return { status: "done", output: await send(input) };
      }
    },
    onSuccess: async (outcome) => {
      if (outcome.status === "done") await onDone(outcome.output);
    },
  });
}
