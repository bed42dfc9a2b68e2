import { createHash } from "node:crypto";
import type { Client } from "pg";

/** What became of the change log of one workspace. */
export type ChainVerdict =
  | {
      readonly kind: "intact";
      readonly changes: number;
      readonly erased: number;
      /** Of them, those that the copy has with their content. */
      readonly erasedSince: number;
      /** Of the last change, in hex: whoever keeps it elsewhere can tell later that all before it is the same. */
      readonly hash: string;
    }
  | {
      readonly kind: "broken";
      /** The first number at which it shows. */
      readonly seq: number;
      /**
       * `payload`: before or after; `row`: anything else of it; `head`: rows at the end; `kept`: it is another
       * one than in the copy, or is no more.
       */
      readonly what: "missing" | "row" | "payload" | "head" | "kept";
    };

/** A change as a copy that was made earlier has it. */
export interface KeptChange {
  readonly seq: number;
  /** In hex. */
  readonly hash: string;
  /** Changes up to here whose content was erased. */
  readonly erased: number;
}

interface ChainRow {
  readonly seq: string;
  /** Every column but the payload, as it was hashed. */
  readonly facts: string;
  readonly payload: string;
  readonly salt: Buffer;
  readonly digest: Buffer;
  readonly hash: Buffer;
}

const PAGE = 1_000;
/** Somebody may have put a row before the first one. */
const BEFORE_ALL = "-1000000000000000000";

const ROWS = `
  select seq, salt, digest, hash,
    jsonb_build_array(workspace_id, seq, project_id, actor_kind, actor_id, extract(epoch from at),
      entity, entity_id, version, op, call_id, request_id)::text as facts,
    jsonb_build_array(before, after)::text as payload
  from public.change where workspace_id = $1 and seq > $2 order by seq limit ${PAGE}`;

/**
 * Computes the hash chain of a workspace's change log again, from its first row to its head.
 *
 * It tells an erased payload from a forged one. It cannot tell a log that somebody rewrote whole, head
 * included, with the rights to do so: against that, keep a copy elsewhere, and give a change of it here.
 *
 * @param client one that may read the log and its head, such as the database's owner as tf_definer.
 */
export async function verifyChain(
  client: Client,
  workspaceId: string,
  kept?: KeptChange,
): Promise<ChainVerdict> {
  let last: Pick<ChainRow, "hash" | "seq"> = { seq: "0", hash: Buffer.alloc(0) };
  let erased = 0;
  let erasedSince = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const { rows } = await client.query<ChainRow>(ROWS, [workspaceId, after]);
    for (const row of rows) {
      const what = findFault(last, row);
      if (what !== null) return { kind: "broken", seq: Number(last.seq) + 1, what };
      if (Number(row.seq) === kept?.seq && row.hash.toString("hex") !== kept.hash) {
        return { kind: "broken", seq: kept.seq, what: "kept" };
      }
      if (row.salt.length === 0) erased += 1;
      if (Number(row.seq) === kept?.seq) erasedSince = erased - kept.erased;
      last = row;
      after = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  // It begins with the workspace itself.
  if (last.seq === "0") return { kind: "broken", seq: 1, what: "missing" };
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    "select seq, hash from public.change_head where workspace_id = $1",
    [workspaceId],
  );
  const [head] = rows;
  const changes = Number(last.seq);
  if (head?.seq !== last.seq || !head.hash.equals(last.hash)) {
    return { kind: "broken", seq: changes + 1, what: "head" };
  }
  if (kept !== undefined && kept.seq > changes) {
    return { kind: "broken", seq: changes + 1, what: "kept" };
  }
  return { kind: "intact", changes, erased, erasedSince, hash: last.hash.toString("hex") };
}

function findFault(
  last: Pick<ChainRow, "hash" | "seq">,
  { seq, facts, payload, salt, digest, hash }: ChainRow,
): "missing" | "row" | "payload" | null {
  if (Number(seq) !== Number(last.seq) + 1) return "missing";
  if (!sha256(last.hash, digest, facts).equals(hash)) return "row";
  // Without its salt a payload is erased, and empty: the table admits nothing else.
  if (salt.length > 0 && !sha256(salt, payload).equals(digest)) return "payload";
  return null;
}

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
