import type { TaskJson, TaskRef } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { notFound } from "../domain-error.ts";
import { findTask } from "./find-task.ts";

/** @throws {DomainError} `not_found`, for an unknown task and for somebody else's alike. */
export async function requireTask(tx: WriteHandle, ref: TaskRef): Promise<TaskJson> {
  const task = await findTask(tx, ref);
  if (!task) throw notFound("task");
  return task;
}
