import type { CallLimits } from "@taskflow/domain";
import type { RequestScope } from "./request-scope.ts";

/** The limits of the process, which the answer to one request will tell about. */
export function toldLimits(limits: CallLimits, scope: RequestScope): CallLimits {
  return {
    ...limits,
    charge: (kind, subject) =>
      limits.charge(kind, subject, (allowance) => {
        if (allowance.remaining < (scope.allowance?.remaining ?? Infinity)) {
          scope.allowance = allowance;
        }
      }),
  };
}
