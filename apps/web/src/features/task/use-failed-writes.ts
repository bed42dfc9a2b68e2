import type { MouseEvent } from "react";
import { closeToast } from "../../ui/toasts.ts";
import { failureToastId } from "./tell-failure.ts";
import { useTaskScope } from "./task-scope.tsx";
import type { FailedOp } from "./use-task-ops.ts";

/** The two ways on from changes that failed. The button goes with them: its task keeps the focus. */
export function useFailedWrites(failed: readonly FailedOp[]) {
  const { writer, history } = useTaskScope();
  const decide = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    currentTarget.closest<HTMLElement>("[data-task-panel], [data-task-id]")?.focus();
    for (const { op } of failed) closeToast(failureToastId(op));
  };
  return {
    retry: (event: MouseEvent<HTMLButtonElement>) => {
      decide(event);
      for (const { op } of failed) void history.run(op);
    },
    giveUp: (event: MouseEvent<HTMLButtonElement>) => {
      decide(event);
      for (const { op } of failed) writer.forget(op);
    },
  };
}
