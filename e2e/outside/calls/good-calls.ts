import {
  createTaskFlowClient,
  isTaskFlowError,
  type AppRouter,
  type ChangeEvent,
  type RouterInputs,
  type RouterOutputs,
  type TaskFlowClient,
} from "@taskflow/client";

/** What a type that fell back to any would not satisfy. */
type IsKnown<T> = 0 extends 1 & T ? false : true;

export const known: readonly true[] = [
  true satisfies IsKnown<AppRouter>,
  true satisfies IsKnown<RouterInputs["task"]["create"]>,
  true satisfies IsKnown<RouterOutputs["task"]["list"]["items"]>,
  true satisfies IsKnown<ChangeEvent>,
  true satisfies IsKnown<TaskFlowClient["task"]["create"]["mutate"]>,
];

const taskflow = createTaskFlowClient({ baseUrl: "https://tasks.example.org" });

export async function finish(workspaceId: string): Promise<number> {
  const { items, nextCursor } = await taskflow.task.list.query({ workspaceId, status: ["todo"] });
  for (const { id, version } of items) {
    const patch = { status: "done", dueDate: null } as const;
    await taskflow.task.update.mutate({ workspaceId, id, version, patch });
  }
  return nextCursor === null ? items.length : Number.POSITIVE_INFINITY;
}

export async function follow(workspaceId: string, after: string): Promise<string | undefined> {
  for await (const event of taskflow.changes({ workspaceId, after })) {
    switch (event.kind) {
      case "sync":
        return event.number;
      case "changes":
        return event.tasks[0]?.title;
      case "presence":
        return event.tasks[0]?.people[0]?.name;
    }
  }
  return undefined;
}

export function explain(error: unknown): string {
  if (isTaskFlowError(error, "invalid_input")) return error.issues[0]?.message ?? "";
  if (isTaskFlowError(error, "rate_limited", "busy")) return `in ${error.retryAfterSeconds} s`;
  return isTaskFlowError(error) ? error.appCode : "unknown";
}
