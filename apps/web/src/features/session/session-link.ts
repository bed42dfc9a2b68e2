import type { AppRouter } from "@taskflow/api";
import { TRPCClientError } from "@trpc/client";
import { type Unsubscribable, observable } from "@trpc/server/observable";
import { appCodeOf } from "../../lib/app-error.ts";
import type { ApiLink } from "../../lib/trpc.ts";
import type { Session } from "./session.ts";

/** They make a session or need none, so they do not wait for one. */
const PUBLIC_PATHS: ReadonlySet<string> = new Set([
  "auth.register",
  "auth.login",
  "auth.refresh",
  "invitation.preview",
  "share.open",
  "share.tasks",
]);

/**
 * Sees to it that every call goes out with a live token: exchanged shortly before it expires, and
 * once more, with the call repeated, if the server says that it is dead.
 */
export function sessionLink(session: Session): ApiLink {
  return () =>
    ({ op, next }) => {
      if (PUBLIC_PATHS.has(op.path)) return next(op);
      return observable((observer) => {
        let inner: Unsubscribable | undefined;
        let isDone = false;
        const caller = session.owner;
        const fail = (cause: unknown) => {
          if (!isDone) observer.error(toClientError(cause));
        };
        const attempt = async (canRepeat: boolean) => {
          const token = await session.freshToken();
          if (isDone) return;
          // What one person asked for does not go out for another.
          const isAnother = caller !== null && caller !== session.owner;
          if (token === null || isAnother) throw signedOut();
          inner = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              if (!canRepeat || appCodeOf(error) !== "unauthenticated") fail(error);
              else
                session
                  .refresh(token)
                  .then(() => attempt(false), fail)
                  .catch(fail);
            },
          });
        };
        attempt(true).catch(fail);
        return () => {
          isDone = true;
          inner?.unsubscribe();
        };
      });
    };
}

function toClientError(cause: unknown): TRPCClientError<AppRouter> {
  return TRPCClientError.from<AppRouter>(
    cause instanceof Error ? cause : new Error("Not an error.", { cause }),
  );
}

/** The same refusal that the server would give, without asking it. */
function signedOut(): TRPCClientError<AppRouter> {
  const data = { code: "UNAUTHORIZED", httpStatus: 401, appCode: "unauthenticated", requestId: "" };
  return TRPCClientError.from({ error: { code: -32001, message: "Sign in to do this.", data } });
}
