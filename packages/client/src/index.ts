export type { AppRouter } from "@taskflow/api";
export type { Fetch } from "./authorized-fetch.ts";
export type { ChangeEvent } from "./change-stream.ts";
export {
  createTaskFlowClient,
  type SessionAuth,
  type TaskFlowClient,
  type TaskFlowClientOptions,
  type TaskFlowSessionClient,
} from "./create-taskflow-client.ts";
export type { FollowOptions } from "./follow-changes.ts";
export type { CallOptions, Procedures, RouterInputs, RouterOutputs } from "./procedures.ts";
export type { RetryOptions } from "./retry-delay.ts";
export { memoryStore, type SessionStore, type StoredSession } from "./session-store.ts";
export type { SignedAuth } from "./signed-credential.ts";
export {
  isTaskFlowError,
  TaskFlowError,
  type AppErrorCode,
  type InputIssue,
  type TaskFlowErrorCode,
  type TaskFlowErrorDetails,
  type WireErrorData,
} from "./task-flow-error.ts";
export type { TokenAuth } from "./token-credential.ts";
