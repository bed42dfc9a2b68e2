import { useMutation } from "@tanstack/react-query";
import { appCodeOf, describeError } from "../../lib/app-error.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { clearToasts, showToast } from "../../ui/toasts.ts";
import { useSession } from "./session-context.ts";

/** Ends the session on the server and then here. */
export function useSignOut(): () => void {
  const session = useSession();
  const leave = () => {
    clearToasts();
    session.signOut();
  };
  const trpc = useTRPC();
  const logout = useMutation(
    trpc.auth.logout.mutationOptions({
      onSuccess: leave,
      onError: (error) => {
        if (appCodeOf(error) === "unauthenticated") leave();
        else
          showToast({
            title: t("account.notSignedOut"),
            description: describeError(error),
            isError: true,
          });
      },
    }),
  );
  return () => logout.mutate();
}
