import { useEffect } from "react";
import { useSession } from "../features/session/session-context.ts";
import { sampleTasks } from "../features/task/sample-tasks.ts";
import { useTaskScope } from "../features/task/task-scope.tsx";
import { useWorkspaces } from "../features/workspace/use-workspaces.ts";
import { useMediaQuery } from "../lib/use-media-query.ts";

/** Gives who has just registered a few tasks of their own that show what one can do here. */
export function FirstRun() {
  const session = useSession();
  const { writer, focusWish } = useTaskScope();
  const workspaceId = useWorkspaces()[0]?.id;
  const hand = useMediaQuery("(pointer: coarse)", false) ? "byTouch" : "byKeys";
  useEffect(() => {
    if (workspaceId === undefined || !session.takeIsNew()) return;
    const samples = sampleTasks(workspaceId, hand);
    const [first] = samples;
    // Its keys are said in its title, and work where it has the focus.
    if (first) focusWish.make(first.id);
    const add = async () => {
      // One after the other, the last one first: the list shows the newest on top.
      for (const task of samples.toReversed()) {
        await writer.run({ kind: "create", task });
      }
    };
    void add();
  }, [session, writer, focusWish, workspaceId, hand]);
  return null;
}
