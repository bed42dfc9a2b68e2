import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { SessionCredential } from "../actor.ts";
import type { Database, IdentityHandle } from "../database.ts";

/** Somebody who is signed in and has nothing yet but a personal workspace. */
export interface SeededPerson {
  readonly userId: string;
  readonly sessionId: string;
  readonly credential: SessionCredential;
  /** The personal workspace, where this person is the owner. */
  readonly workspaceId: string;
  readonly email: string;
  readonly name: string;
}

/** Of which nobody knows a password. */
const PASSWORD_HASH = `$argon2id$v=19$m=19456,t=2,p=1$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Makes an account, its personal workspace and a live session, by the way that registration takes. */
export function seedPerson({ auth }: Pick<Database, "auth">): Promise<SeededPerson> {
  const [userId, workspaceId] = [randomUUID(), randomUUID()];
  const email = `${userId}@example.test`;
  const name = `Person ${userId.slice(0, 8)}`;
  return auth.transaction().execute(async (tx) => {
    await tx
      .insertInto("user")
      .values({ id: userId, email, name, password_hash: PASSWORD_HASH })
      .execute();
    await sql`select public.create_personal_workspace(${userId}, ${workspaceId}, 'Personal',
      ${randomUUID()}, 'seed')`.execute(tx);
    const sessionId = await seedSession(tx, userId);
    const credential = { kind: "session", id: sessionId } as const;
    return { userId, workspaceId, email, name, sessionId, credential };
  });
}

/** Starts one more session of a person; answers its id. */
export async function seedSession(auth: IdentityHandle, userId: string): Promise<string> {
  const { id } = await auth
    .insertInto("session")
    .values({
      id: randomUUID(),
      user_id: userId,
      salt: randomBytes(32),
      idle_expires_at: sql<string>`now() + interval '14 days'`,
      expires_at: sql<string>`now() + interval '30 days'`,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
