import type { ListTasksInput, TaskPage } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
export function listTasks(_ctx: ActorContext, _input: ListTasksInput): Promise<TaskPage> {
  throw new Error("soon");
}
