import type { CreateTaskInput, Task } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
export function createTask(_ctx: ActorContext, _input: CreateTaskInput): Promise<Task> {
  throw new Error("soon");
}
