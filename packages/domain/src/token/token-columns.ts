import type { Scope } from "@taskflow/contract";
import { sql } from "kysely";

/** The columns of a token, named as the answer names them. */
export const TOKEN_COLUMNS = [
  "api_token.id",
  "api_token.name",
  "api_token.kind",
  sql<Scope[]>`to_jsonb(api_token.scopes)`.as("scopes"),
  "api_token.user_id as userId",
  "api_token.created_at as createdAt",
  "api_token.expires_at as expiresAt",
  "api_token.last_used_at as lastUsedAt",
  sql<string | null>`public.former_secret_end(api_token.id)`.as("formerSecretExpiresAt"),
] as const;

/** Of whose it is, as the other members see them. */
export const TOKEN_OWNER_NAME = sql<
  string | null
>`public.member_name(api_token.workspace_id, api_token.user_id)`.as("userName");
