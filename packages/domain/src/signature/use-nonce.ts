import { sql } from "kysely";
import type { Services } from "../services.ts";

/**
 * Uses a nonce up, and tells whether nobody had before: one statement decides that for all processes, and
 * it is on disk before anything is done for the request.
 */
export async function useNonce(
  { database }: Services,
  { tokenId, nonce }: { readonly tokenId: string; readonly nonce: string },
): Promise<boolean> {
  const { rows } = await sql<{ isFresh: boolean }>`
    select public.use_nonce(${tokenId}, ${nonce}) as "isFresh"`.execute(database.auth);
  return rows[0]?.isFresh === true;
}
