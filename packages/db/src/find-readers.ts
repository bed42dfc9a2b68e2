import { Role } from "@taskflow/contract";
import { sql, type Kysely } from "kysely";
import type { Credential, ReadEntry } from "./actor.ts";
import type { DB } from "./tables.gen.ts";

/** What the prelude would find at this moment for somebody who reads for as long as they may. */
export interface LiveReader {
  readonly credentialId: string;
  readonly secretId: string | null;
  readonly workspaceId: string;
  /** Null if the session, the token or its secret has ended, or is refused. */
  readonly userId: string | null;
  readonly role: Role | null;
  /** Which private projects they see; equal texts are equal sets. */
  readonly scope: string;
  /** The last number of the workspace's change log; null for who is no member. */
  readonly number: bigint | null;
  /** Why a token that lives is not taken; null for every other. */
  readonly refusal: string | null;
}

interface Row {
  readonly credential_id: string;
  readonly secret_id: string | null;
  readonly workspace_id: string;
  readonly user_id: string | null;
  readonly role: string | null;
  readonly scope: string;
  readonly number: string | null;
  readonly refusal: string | null;
}

const secretOf = (credential: Credential) =>
  credential.kind === "token" ? credential.secretId : null;

/** Makes the question of {@link LiveReader}s: one statement for all readers. */
export function findReaders(db: Kysely<DB>) {
  return async (readers: readonly ReadEntry[]): Promise<LiveReader[]> => {
    const kinds = readers.map(({ credential }) => credential.kind);
    const ids = readers.map(({ credential }) => credential.id);
    const secrets = readers.map(({ credential }) => secretOf(credential));
    const workspaces = readers.map(({ workspaceId }) => workspaceId);
    const { rows } =
      await sql<Row>`select credential_id, secret_id, workspace_id, user_id, role, scope, number, refusal
      from public.find_readers(${kinds}::text[], ${ids}::uuid[],
        ${secrets}::uuid[], ${workspaces}::uuid[])`.execute(db);
    return rows.map((row) => ({
      credentialId: row.credential_id,
      secretId: row.secret_id,
      workspaceId: row.workspace_id,
      userId: row.user_id,
      role: row.role === null ? null : Role.parse(row.role),
      scope: row.scope,
      number: row.number === null ? null : BigInt(row.number),
      refusal: row.refusal,
    }));
  };
}
