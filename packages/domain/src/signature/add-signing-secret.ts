import type { TokenRef } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import { notFound } from "../domain-error.ts";
import type { Services } from "../services.ts";

/** A secret that is shown once, and until when the one before it is good. */
export interface AddedSecret {
  readonly secret: string;
  readonly formerSecretExpiresAt: string;
}

/** Of which token, and how long the secret before goes on. */
interface NewSecret extends TokenRef {
  readonly overlapSeconds?: number;
}

interface Row {
  readonly isAdded: boolean;
  readonly formerSecretExpiresAt: string;
}

/**
 * Gives a token of the actor's another secret to sign with.
 *
 * @throws {DomainError} `not_found` unless it is one that signs, and lives.
 */
export async function addSigningSecret(
  { newId, signingSecrets }: Services,
  tx: WriteHandle,
  { workspaceId, id, overlapSeconds = 0 }: NewSecret,
): Promise<AddedSecret> {
  const secretId = newId();
  const { secret, sealed } = signingSecrets.issue(secretId);
  const { rows } = await sql<Row>`
    select is_added as "isAdded", former_expires_at as "formerSecretExpiresAt"
    from public.add_signing_secret(${workspaceId}, ${id}, ${secretId}, ${sealed}, ${overlapSeconds})`.execute(
    tx,
  );
  const [row] = rows;
  if (row?.isAdded !== true) throw notFound("token");
  return { secret, formerSecretExpiresAt: row.formerSecretExpiresAt };
}
