import type { ReadEntry, WriteEntry } from "./actor.ts";

/** A statement that finds the actor and answers one row `{user_id, role}`, of a token `refusal` as well. */
export interface EnterStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

const ENTER_READ = "select user_id, role from public.enter_read($1, $2)";
const ENTER_OWN = "select user_id, role from public.enter_own($1)";
const ENTER_SHARE = "select user_id, role from public.enter_share($1)";
const ENTER_TOKEN_READ = "select user_id, role, refusal from public.enter_token_read($1, $2)";
const ENTER_TOKEN_WRITE =
  "select user_id, role, refusal from public.enter_token_write($1, $2, $3, $4)";
const ENTER_WRITE = "select user_id, role from public.enter_write($1, $2, $3, $4)";

/** Binds one workspace for reading. */
export function enterRead({ credential, workspaceId }: ReadEntry): EnterStatement {
  const values = [uuidOrNull(credential.id), uuidOrNull(workspaceId)];
  return credential.kind === "session"
    ? { name: "enter_read", text: ENTER_READ, values }
    : { name: "enter_token_read", text: ENTER_TOKEN_READ, values };
}

/** Binds every workspace of the person for reading. */
export function enterOwn(sessionId: string): EnterStatement {
  return { name: "enter_own", text: ENTER_OWN, values: [uuidOrNull(sessionId)] };
}

/** Binds one project for reading, for whoever has the secret of a link to it. */
export function enterShare(secretHash: Buffer): EnterStatement {
  return { name: "enter_share", text: ENTER_SHARE, values: [`\\x${secretHash.toString("hex")}`] };
}

/** Binds one workspace for reading and writing, and waits for its line of writers. */
export function enterWrite(entry: WriteEntry): EnterStatement {
  const { credential, workspaceId, callId, requestId } = entry;
  const values = [uuidOrNull(credential.id), uuidOrNull(workspaceId), callId, requestId];
  return credential.kind === "session"
    ? { name: "enter_write", text: ENTER_WRITE, values }
    : { name: "enter_token_write", text: ENTER_TOKEN_WRITE, values };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** What is no id at all is nobody's, like an unknown one, and no error of PostgreSQL's. */
function uuidOrNull(text: string): string | null {
  return UUID.test(text) ? text : null;
}
