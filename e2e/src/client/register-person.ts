import { randomUUID } from "node:crypto";
import { type ApiClient, apiClient } from "./api-client.ts";

/** Good enough for the policy, which looks at a longer one ten times as long. */
export const PASSWORD = "kettle vineyard";

/** Somebody with an account, signed in with tokens as a program has them. */
export interface Person {
  readonly email: string;
  readonly workspaceId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly api: ApiClient;
}

export const newEmail = () => `${randomUUID()}@example.org`;

/** Registers somebody new over HTTP. */
export async function registerPerson(url: string): Promise<Person> {
  const email = newEmail();
  const answer = await apiClient(url).auth.register.mutate({ email, password: PASSWORD });
  if (answer.status !== "signed_in" || answer.refreshToken === undefined) {
    throw new Error("registration did not sign in");
  }
  const { accessToken, refreshToken } = answer;
  const api = apiClient(url, accessToken);
  const [personal] = (await api.auth.me.query()).workspaces;
  if (!personal) throw new Error("there is no personal workspace");
  return { email, workspaceId: personal.id, accessToken, refreshToken, api };
}
