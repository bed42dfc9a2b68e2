import { useLocation, useParams } from "@tanstack/react-router";
import { TaskPanel } from "../features/task/task-panel.tsx";

export function OpenTaskRoute() {
  const { taskId } = useParams({ from: "/signed-in/w/$slug/tasks/$taskId" });
  const takesFocus = useTakesFocus();
  return <TaskPanel taskId={taskId} takesFocus={takesFocus} />;
}

export function OpenTrashedTaskRoute() {
  const { taskId } = useParams({ from: "/signed-in/w/$slug/trash/$taskId" });
  const takesFocus = useTakesFocus();
  return <TaskPanel taskId={taskId} takesFocus={takesFocus} />;
}

export function OpenProjectTaskRoute() {
  const { taskId } = useParams({ from: "/signed-in/w/$slug/projects/$projectKey/$taskId" });
  const takesFocus = useTakesFocus();
  return <TaskPanel taskId={taskId} takesFocus={takesFocus} />;
}

/** The panel was called for from elsewhere on the page. */
function useTakesFocus(): boolean {
  return useLocation({ select: ({ state }) => state.takesFocus === true });
}
