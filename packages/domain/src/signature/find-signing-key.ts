import type { Scope } from "@taskflow/contract";
import type { SealedSecret } from "@taskflow/crypto";
import { sql } from "kysely";
import type { Caller } from "../credential.ts";
import type { Services } from "../services.ts";

/** By what a signature of a token is verified, and who then calls by it. */
export interface SigningKey {
  readonly callerBy: (secret: SealedSecret) => Caller;
  readonly secrets: readonly SealedSecret[];
  /** Seconds since 1970, by the one clock that all processes share. */
  readonly now: number;
}

interface Row extends SealedSecret {
  readonly userId: string;
  readonly workspaceId: string;
  readonly scopes: readonly Scope[];
  readonly now: number;
}

/** Finds the live secrets of a token that signs; undefined unless it is live itself, and of that kind. */
export async function findSigningKey(
  { database }: Services,
  tokenId: string,
): Promise<SigningKey | undefined> {
  const { rows } = await sql<Row>`
    select user_id as "userId", workspace_id as "workspaceId", scopes, id, sealed,
      extract(epoch from clock_timestamp())::float8 as now
    from public.find_signing_secrets(${tokenId})`.execute(database.auth);
  const [first] = rows;
  if (!first) return undefined;
  const { userId, workspaceId, scopes, now } = first;
  const callerBy = ({ id: secretId }: SealedSecret): Caller => ({
    userId,
    credential: { kind: "token", id: tokenId, secretId, workspaceId, scopes },
  });
  return { callerBy, secrets: rows, now };
}
