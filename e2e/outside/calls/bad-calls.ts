// What does not compile has no type, and so is unsafe by every rule of it.
// oxlint-disable typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return
import { createTaskFlowClient, isTaskFlowError } from "@taskflow/client";

const workspaceId = "0199a0de-7a55-7cc4-8d0c-1d2f3a4b5c6d";
const baseUrl = "https://tasks.example.org";
const taskflow = createTaskFlowClient({ baseUrl });
const byToken = createTaskFlowClient({ baseUrl, auth: { token: "tft_" } });

/** None of them compiles; that each is an error is what this file is checked for. */
export const bad = [
  // @ts-expect-error -- a title is wanted
  () => taskflow.task.create.mutate({ workspaceId }),
  // @ts-expect-error -- there is no such field
  () => taskflow.task.create.mutate({ workspaceId, title: "Water", status: "todo", colour: "red" }),
  // @ts-expect-error -- there is no such status
  () => taskflow.task.list.query({ workspaceId, status: "open" }),
  // @ts-expect-error -- what changes something is no query
  () => taskflow.task.create.query({ workspaceId, title: "Water" }),
  // @ts-expect-error -- there is no such procedure
  () => taskflow.task.destroy.mutate({ workspaceId }),
  // @ts-expect-error -- a task has no such field
  async () => (await taskflow.task.get.query({ workspaceId, id: workspaceId })).colour,
  // @ts-expect-error -- the number of a change is digits
  () => taskflow.changes({ workspaceId, after: 12 }),
  // @ts-expect-error -- a token has no session
  () => byToken.signIn({ email: "", password: "" }),
  // @ts-expect-error -- what signs has an id
  () => createTaskFlowClient({ baseUrl, auth: { secret: "tfs_" } }),
  // @ts-expect-error -- there is no such code
  (error: unknown) => isTaskFlowError(error, "conflicted"),
];
