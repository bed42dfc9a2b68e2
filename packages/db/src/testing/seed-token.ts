import { createHash, randomUUID } from "node:crypto";
import type { TokenCredential } from "../actor.ts";
import { type AdminAccess, asAdmin } from "./as-admin.ts";

/** Whose token, for what; a bearer token that may read and write tasks, unless it is said otherwise. */
export interface NewToken {
  readonly userId: string;
  readonly workspaceId: string;
  readonly scopes?: readonly string[];
  readonly secret?: string;
}

/** Makes a live token; answers by what it calls. */
export function seedToken(
  testDatabase: AdminAccess,
  { userId, workspaceId, scopes = ["task:write"], secret = randomUUID() }: NewToken,
): Promise<TokenCredential> {
  const id = randomUUID();
  const hash = createHash("sha256").update(secret).digest();
  return asAdmin(testDatabase, async (client) => {
    await client.query(
      `insert into public.api_token (id, workspace_id, user_id, name, kind, scopes, secret_hash, expires_at)
       values ($1, $2, $3, 'A program', 'bearer', $4, $5, now() + interval '90 days')`,
      [id, workspaceId, userId, scopes, hash],
    );
    return { kind: "token", id, secretId: null };
  });
}
