import { describe, expectTypeOf, test } from "vitest";
import {
  createTaskFlowClient,
  isTaskFlowError,
  type AppErrorCode,
  type AppRouter,
  type ChangeEvent,
  type RouterInputs,
  type RouterOutputs,
  type TaskFlowClient,
  type TaskFlowError,
  type TaskFlowErrorCode,
  type TaskFlowSessionClient,
} from "./index.ts";

const baseUrl = "https://tasks.example.org";
const workspaceId = "0199a0de-7a55-7cc4-8d0c-1d2f3a4b5c6d";
const taskflow = createTaskFlowClient({ baseUrl });

describe("a client's procedures", () => {
  test("are not any, or every line below would pass", () => {
    expectTypeOf(taskflow).not.toBeAny();
    expectTypeOf(taskflow.task.create.mutate).not.toBeAny();
    expectTypeOf<RouterOutputs["task"]["create"]>().not.toBeAny();
  });

  test("take and answer what the server's do", () => {
    expectTypeOf(taskflow.task.create.mutate)
      .parameter(0)
      .toEqualTypeOf<RouterInputs["task"]["create"]>();
    expectTypeOf(taskflow.task.list.query({ workspaceId })).resolves.toEqualTypeOf<
      RouterOutputs["task"]["list"]
    >();
    expectTypeOf(taskflow.auth.me.query()).resolves.toEqualTypeOf<RouterOutputs["auth"]["me"]>();
  });

  test("refuse what the server would refuse", () => {
    // @ts-expect-error -- a title is wanted
    void taskflow.task.create.mutate({ workspaceId });
    // @ts-expect-error -- there is no such status
    void taskflow.task.list.query({ workspaceId, status: "open" });
    // @ts-expect-error -- no patch sets an id
    void taskflow.task.update.mutate({ workspaceId, id: workspaceId, patch: { id: workspaceId } });
    // @ts-expect-error -- what changes something is no query
    expectTypeOf(taskflow.task.create.query);
    // @ts-expect-error -- a stream has a method of its own
    expectTypeOf(taskflow.change.stream);
    // @ts-expect-error -- there is no such procedure
    expectTypeOf(taskflow.task.destroy);
  });

  test("leave room for the client's own methods: no router may be called like one of them", () => {
    type Own = "changes" | "signIn" | "signOut";
    expectTypeOf<Extract<keyof AppRouter["_def"]["record"], Own>>().toBeNever();
  });
});

describe("a client", () => {
  test("signs in and out as a person, and not with a token", () => {
    expectTypeOf(taskflow).toEqualTypeOf<TaskFlowSessionClient>();
    const byToken = createTaskFlowClient({ baseUrl, auth: { token: "tft_" } });
    expectTypeOf(byToken).toEqualTypeOf<TaskFlowClient>();
    // @ts-expect-error -- a token has no session
    expectTypeOf(byToken.signIn);
    const bySignature = createTaskFlowClient({ baseUrl, auth: { keyId: "", secret: "tfs_" } });
    expectTypeOf(bySignature).toEqualTypeOf<TaskFlowClient>();
    // @ts-expect-error -- what signs has an id
    createTaskFlowClient({ baseUrl, auth: { secret: "tfs_" } });
  });

  test("tells changes by their kind, each with its number", () => {
    expectTypeOf<ChangeEvent["number"]>().toEqualTypeOf<string>();
    expectTypeOf<ChangeEvent["kind"]>().toEqualTypeOf<"sync" | "changes" | "presence">();
    type Changes = Extract<ChangeEvent, { readonly kind: "changes" }>;
    expectTypeOf<Changes["tasks"][number]>().toEqualTypeOf<RouterOutputs["task"]["get"]>();
  });

  test("tells errors by one list of codes, the server's and those for want of an answer", () => {
    expectTypeOf<Exclude<TaskFlowErrorCode, AppErrorCode>>().toEqualTypeOf<
      "unreachable" | "timed_out"
    >();
    const error: unknown = new Error("any");
    if (isTaskFlowError(error)) expectTypeOf(error).toExtend<TaskFlowError>();
    if (isTaskFlowError(error, "conflict")) expectTypeOf(error.appCode).toEqualTypeOf<"conflict">();
    // @ts-expect-error -- there is no such code
    isTaskFlowError(error, "conflicted");
  });
});
