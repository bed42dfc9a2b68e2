import { observable } from "@trpc/server/observable";
import { appCodeOf } from "../lib/app-error.ts";
import type { ApiLink } from "../lib/trpc.ts";

/**
 * Tells of every call that is refused for what its person is: their role may be another one by now, or
 * none.
 */
export function refusalLink(onRefused: () => void): ApiLink {
  return () =>
    ({ op, next }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            const code = appCodeOf(error);
            if (code === "forbidden" || code === "not_found") onRefused();
            observer.error(error);
          },
        }),
      );
}
