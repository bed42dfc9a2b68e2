import type { Role } from "@taskflow/contract";
import type { Kysely, Transaction } from "kysely";
import type { DB } from "./tables.gen.ts";

/** Reads as one actor, each statement a transaction of its own in one round trip. */
export type ReadHandle = Pick<Kysely<DB>, "selectFrom" | "with" | "selectNoFrom">;
/** An open transaction; only a handle's `transaction` makes one, so a write outside does not compile. */
export type WriteHandle = Transaction<DB>;

/** Whom the prelude found behind a session, and their role in the bound workspace. */
export interface Actor {
  readonly userId: string;
  /** Null for a workspace that does not exist or that the actor is no member of. */
  readonly role: Role | null;
}
export interface Database {}
