import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTaskScope } from "./task-scope.tsx";
import { TASK_OP_KEY } from "./task-writer.ts";

/** Has the browser ask before a page is closed that holds something unsaved. */
export function useUnsavedGuard(): void {
  const cache = useQueryClient().getMutationCache();
  const { drafts } = useTaskScope();
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      const hasWrites = cache.findAll({ mutationKey: TASK_OP_KEY }).length > 0;
      if (hasWrites || !drafts.isEmpty) event.preventDefault();
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => window.removeEventListener("beforeunload", onBeforeUnload);
  }, [cache, drafts]);
}
