import type { TaskJson, WorkspaceId } from "@taskflow/contract";
import type { ProjectWritePlace } from "../write-place.ts";

/** Where a task is written: in the project in which the write leaves it. */
export function placeOfTask(workspaceId: WorkspaceId): ProjectWritePlace<TaskJson> {
  return { workspaceId, projectId: (task) => task.projectId };
}
