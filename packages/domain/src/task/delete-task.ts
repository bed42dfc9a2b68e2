import type { TaskRef, Task } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
export function deleteTask(_ctx: ActorContext, _input: TaskRef): Promise<Task> {
  throw new Error("soon");
}
