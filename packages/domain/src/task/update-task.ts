import type { UpdateTaskInput, Task } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
export function updateTask(_ctx: ActorContext, _input: UpdateTaskInput): Promise<Task> {
  throw new Error("soon");
}
