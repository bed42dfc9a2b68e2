import type { Scope } from "@taskflow/contract";
import { hashOneTimeSecret } from "@taskflow/crypto";
import type { Database } from "@taskflow/db";
import { sql } from "kysely";
import type { Caller } from "../credential.ts";
import type { CallLimits } from "../limit/call-limits.ts";

/** With which every bearer token begins; by it the leaked ones are found. */
export const BEARER_PREFIX = "tft_";
const FORM = /^tft_[\w-]{43}$/u;

/** Finds out who calls by a bearer token. */
export interface BearerTokens {
  /**
   * Null for what is no token that lives, and without a look at the database for what has not the form of
   * one, or comes from an address whose calls without a valid token are used up.
   */
  readonly find: (secret: string, address: string) => Promise<Caller | null>;
}

/** What these stand on. */
export interface BearerTokensParts {
  readonly database: Pick<Database, "auth">;
  readonly callLimits: CallLimits;
  readonly now?: () => number;
}

/** So long a token is not looked up again, which is also how often its use is noted. */
const KNOWN_MS = 60_000;
const KNOWN_MAX = 10_000;

interface Known {
  readonly caller: Caller;
  readonly until: number;
}

/**
 * Remembers, for a minute and by the hash of their secrets, whose tokens these are and what their scopes: that
 * never changes. Whether one still lives is not remembered, each statement finds it out by itself; so a
 * call by a token costs no round trip more than one by a session.
 */
export function createBearerTokens({
  database,
  callLimits,
  now = Date.now,
}: BearerTokensParts): BearerTokens {
  const known = new Map<string, Known>();

  const remember = (key: string, caller: Caller) => {
    known.delete(key);
    const [oldest] = known.keys();
    if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
    known.set(key, { caller, until: now() + KNOWN_MS });
  };
  return {
    find: async (secret, address) => {
      if (!FORM.test(secret)) return null;
      const hash = hashOneTimeSecret(secret);
      const key = hash.toString("base64");
      const before = known.get(key);
      if (before && now() < before.until) return before.caller;
      // Whoever tries out tokens is refused afterwards in any case.
      if (!before && callLimits.isUsedUp("anonymous", address)) return null;
      const caller = await useToken(database, hash);
      if (caller) remember(key, caller);
      else known.delete(key);
      return caller;
    },
  };
}

/** What `use_token` answers: nothing but nulls for what does not live. */
interface Row {
  readonly id: string | null;
  readonly userId: string;
  readonly workspaceId: string;
  readonly scopes: readonly Scope[];
}

async function useToken({ auth }: Pick<Database, "auth">, hash: Buffer): Promise<Caller | null> {
  const { rows } = await sql<Row>`
    select id, user_id as "userId", workspace_id as "workspaceId", scopes
    from public.use_token(${hash})`.execute(auth);
  const { id = null, userId = "", workspaceId = "", scopes = [] } = rows[0] ?? {};
  if (id === null) return null;
  return { userId, credential: { kind: "token", id, secretId: null, workspaceId, scopes } };
}
