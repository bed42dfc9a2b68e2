import { useEffect } from "react";
import { useSession } from "../features/session/session-context.ts";
import { sampleTasks } from "../features/task/sample-tasks.ts";
import { useTaskScope } from "../features/task/task-scope.tsx";

/** Gives who has just registered a few tasks that show what one can do here. */
export function FirstRun() {
  const session = useSession();
  const { writer, workspaceId } = useTaskScope();
  useEffect(() => {
    if (!session.takeIsNew()) return;
    const add = async () => {
      // One after the other, the last one first: the list shows the newest on top.
      for (const task of sampleTasks(workspaceId).toReversed()) {
        await writer.run({ kind: "create", task });
      }
    };
    void add();
  }, [session, writer, workspaceId]);
  return null;
}
