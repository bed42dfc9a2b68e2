import { PASSWORD, type Person } from "@taskflow/e2e/register-person";
import type { Request } from "autocannon";

/** The six calls that are measured. */
export const CALLS = ["list 50", "get", "create", "update", "search", "login"] as const;
export type Call = (typeof CALLS)[number];

/** Whose call it is, and what it is about. */
export interface Caller {
  readonly person: Pick<Person, "email" | "workspaceId">;
  readonly accessToken: string;
  /** Tasks of the workspace, to get and to change. */
  readonly taskIds: readonly string[];
}

const ADDRESSES = 250;
/** Beginnings of words of the seed's language, as people type: frequent, less frequent, two at once. */
const SEARCHES = ["kaban", "loba", "nefi", "xoraz", "kab lode", "minder", "sa", "ruhus tesan"];

/** Makes the requests of one call, each a little different where the same one twice would be no work. */
export function requestsOf(call: Call, caller: Caller): () => Request {
  const { workspaceId } = caller.person;
  const read = (path: string, input: object) => toQuery(path, input, caller.accessToken);
  const write = (path: string, input: object) => toMutation(path, input, caller.accessToken);
  const makers: Record<Call, (turn: number) => Request> = {
    "list 50": () => read("task.list", { workspaceId, limit: 50 }),
    search: (turn) => read("task.list", { workspaceId, search: pick(SEARCHES, turn) }),
    get: (turn) => read("task.get", { workspaceId, id: pick(caller.taskIds, turn) }),
    create: (turn) => write("task.create", { workspaceId, title: `Made by the bench, ${turn}` }),
    update: (turn) =>
      write("task.update", {
        workspaceId,
        id: pick(caller.taskIds, turn),
        patch: { title: `Changed by the bench, ${turn}` },
      }),
    login: (turn) => loginRequest(caller.person.email, PASSWORD, turn),
  };
  let turn = 0;
  return () => makers[call]((turn += 1));
}

/** A sign-in from one of many addresses, as the proxy tells it. */
export function loginRequest(email: string, password: string, turn: number): Request {
  const request = toMutation("auth.login", { email, password });
  const forwarded = `192.0.2.${1 + (turn % ADDRESSES)}`;
  return { ...request, headers: { ...request.headers, "x-forwarded-for": forwarded } };
}

function toQuery(path: string, input: object, accessToken: string): Request {
  const query = encodeURIComponent(JSON.stringify(input));
  return {
    method: "GET",
    path: `/trpc/${path}?input=${query}`,
    headers: { authorization: `Bearer ${accessToken}` },
  };
}

function toMutation(path: string, input: object, accessToken?: string): Request {
  return {
    method: "POST",
    path: `/trpc/${path}`,
    headers: {
      "content-type": "application/json",
      ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(input),
  };
}

function pick<T>(values: readonly T[], turn: number): T {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error("there is nothing to pick from");
  return value;
}
