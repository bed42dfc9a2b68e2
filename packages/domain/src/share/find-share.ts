import type { Database } from "@taskflow/db";
import { sql } from "kysely";

/** A link that is live. */
export interface Share {
  readonly id: string;
  /** Null where none is wanted. */
  readonly passwordHash: string | null;
}

/** Looks up what a secret opens now; undefined for the unknown, the revoked and the expired alike. */
export async function findShare(
  { auth }: Database,
  secretHash: Buffer,
): Promise<Share | undefined> {
  const { rows } = await sql<{ id: string | null; passwordHash: string | null }>`
    select share_link_id as id, password_hash as "passwordHash"
    from public.find_share(${secretHash})`.execute(auth);
  const { id = null, passwordHash = null } = rows[0] ?? {};
  return id === null ? undefined : { id, passwordHash };
}
