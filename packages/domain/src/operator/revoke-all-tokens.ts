import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";

/** Ends every token of a person for good, in all workspaces, for disabled accounts and reset passwords. */
export async function revokeAllTokens(tx: IdentityHandle, userId: string): Promise<void> {
  await sql`select public.revoke_tokens_of(${userId})`.execute(tx);
}
