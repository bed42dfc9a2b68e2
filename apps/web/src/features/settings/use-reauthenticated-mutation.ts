import { useMutation } from "@tanstack/react-query";
import { useReauthentication } from "./use-reauthentication.ts";

interface ReauthenticatedMutationOptions<Input, Output> {
  readonly send: (input: Input) => Promise<Output>;
  /** Not called if the person did not want to give the password. */
  readonly onDone: (output: Output) => Promise<void> | void;
}

/**
 * A mutation that the server may refuse until the password is given once more: then the person is asked
 * for it, and the call is repeated.
 */
export function useReauthenticatedMutation<Input, Output>(
  options: ReauthenticatedMutationOptions<Input, Output>,
) {
  const { send, onDone } = options;
  const reauthenticated = useReauthentication();
  return useMutation({
    networkMode: "always",
    mutationFn: (input: Input) => reauthenticated(() => send(input)),
    onSuccess: async (outcome) => {
      if (outcome.status === "done") await onDone(outcome.output);
    },
  });
}
