import { Role } from "@taskflow/contract";
import { sql, type Kysely } from "kysely";
import type { ReadEntry } from "./actor.ts";
import type { DB } from "./tables.gen.ts";

/** What the prelude would find at this moment for somebody who reads for as long as they may. */
export interface LiveReader {
  readonly credentialId: string;
  readonly workspaceId: string;
  /** Null if the session or the token has ended, or is refused. */
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
  readonly workspace_id: string;
  readonly user_id: string | null;
  readonly role: string | null;
  readonly scope: string;
  readonly number: string | null;
  readonly refusal: string | null;
}

/** Makes the question of {@link LiveReader}s: one statement for all readers. */
export function findReaders(db: Kysely<DB>) {
  return async (readers: readonly ReadEntry[]): Promise<LiveReader[]> => {
    const kinds = readers.map(({ credential }) => credential.kind);
    const ids = readers.map(({ credential }) => credential.id);
    const workspaces = readers.map(({ workspaceId }) => workspaceId);
    const { rows } =
      await sql<Row>`select credential_id, workspace_id, user_id, role, scope, number, refusal
      from public.find_readers(${kinds}::text[], ${ids}::uuid[],
        ${workspaces}::uuid[])`.execute(db);
    return rows.map((row) => ({
      credentialId: row.credential_id,
      workspaceId: row.workspace_id,
      userId: row.user_id,
      role: row.role === null ? null : Role.parse(row.role),
      scope: row.scope,
      number: row.number === null ? null : BigInt(row.number),
      refusal: row.refusal,
    }));
  };
}
