import { appCodeOf, describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { clearToasts, showToast } from "../../ui/toasts.tsx";
import { accountApi } from "./account-queries.ts";
import { useSession } from "./session-context.ts";

/** Ends the session on the server and then here. */
export function useSignOut(): () => void {
  const session = useSession();
  const leave = () => {
    clearToasts();
    session.signOut();
  };
  const logout = accountApi.auth.logout.useMutation({
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
  });
  return () => logout.mutate();
}
