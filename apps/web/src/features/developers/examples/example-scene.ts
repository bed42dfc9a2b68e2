import type { TokenKind } from "@taskflow/contract";

/** What an example does: adds a task and lists the open ones, lists only, or asks what the token may do. */
export type ExampleAct = "write" | "read" | "ask";

/** For whom an example is written. Nothing in it is text that somebody typed. */
export interface ExampleScene {
  /** Of the server, as in `https://tasks.example.org`. */
  readonly origin: string;
  readonly workspaceId: string;
  readonly kind: TokenKind;
  /** The id of a token that signs. */
  readonly keyId: string;
  readonly act: ExampleAct;
}

/** Where a program finds the secret: in no example, and in no file that one is copied into. */
export const SECRET_VARIABLE = {
  bearer: "TASKFLOW_TOKEN",
  signed: "TASKFLOW_TOKEN_SECRET",
} as const satisfies Record<TokenKind, string>;

/** The address of the tasks over REST. */
export const tasksUrl = ({ origin, workspaceId }: ExampleScene): string =>
  `${origin}/api/workspaces/${workspaceId}/tasks`;

/** Typed before an example is run: asks for the secret, and keeps it out of the history of the shell. */
export const askForSecret = (kind: TokenKind): string =>
  `read -rs ${SECRET_VARIABLE[kind]} && export ${SECRET_VARIABLE[kind]}`;
