import { useQueryClient } from "@tanstack/react-query";
import { useAskBeforeLeaving } from "../../lib/use-ask-before-leaving.ts";
import { useTaskScope } from "./task-scope.tsx";
import { TASK_OP_KEY } from "./task-writer.ts";

/** Has the browser ask before a page is closed with writes that are not answered or drafts not sent. */
export function useUnsavedGuard(): void {
  const cache = useQueryClient().getMutationCache();
  const { drafts } = useTaskScope();
  useAskBeforeLeaving(
    () => cache.findAll({ mutationKey: TASK_OP_KEY }).length > 0 || !drafts.isEmpty,
  );
}
