import { useEffect } from "react";
import { useLive } from "./live-context.ts";

/** Shows others that this task is open here. */
export function useShowTask(taskId: string): void {
  const live = useLive();
  useEffect(() => {
    live.show(taskId);
    return () => live.show(null);
  }, [live, taskId]);
}
