import { createTaskFlowClient, memoryStore, type TaskFlowClientOptions } from "@taskflow/client";
import { newEmail, PASSWORD } from "./register-person.ts";

type Options = Omit<TaskFlowClientOptions, "auth" | "baseUrl">;

/** Somebody who has signed in by the published client, and where their session is kept. */
export async function signedIn(baseUrl: string, options: Options = {}) {
  const store = memoryStore();
  const taskflow = createTaskFlowClient({ baseUrl, auth: { store }, ...options });
  const credentials = { email: newEmail(), password: PASSWORD };
  await taskflow.auth.register.mutate(credentials);
  await taskflow.signIn(credentials);
  const { workspaces } = await taskflow.auth.me.query();
  const workspaceId = workspaces[0]?.id;
  if (workspaceId === undefined) throw new Error("there is no personal workspace");
  return { taskflow, store, credentials, workspaceId };
}
