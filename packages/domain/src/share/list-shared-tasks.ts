import type { ListSharedTasksInput, SharedTaskJson } from "@taskflow/contract";
import { hashOneTimeSecret, type CursorCodec } from "@taskflow/crypto";
import { sql } from "kysely";
import type { PublicContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import { findShare } from "./find-share.ts";
import { readShared } from "./read-shared.ts";
import { isPass } from "./share-pass.ts";
import { shareVoid } from "./share-void.ts";

/** A page of a shared project, before the answer is parsed. */
export interface SharedTaskPageJson {
  readonly items: SharedTaskJson[];
  readonly nextCursor: string | null;
}

const KIND = "shared";
/** Bytes of text on one page, as in a list of one's own. */
const PAGE_TEXT_MAX = 2 * 1024 * 1024;

/**
 * Lists a page of the tasks of a shared project, the highest number first, without those in the trash.
 *
 * @throws {DomainError} `share_void`, also without a pass where a password is wanted; `invalid_input` for
 *   a cursor that is not ours.
 */
export async function listSharedTasks(
  { services }: PublicContext,
  { secret, pass, cursor, limit }: ListSharedTasksInput,
): Promise<SharedTaskPageJson> {
  const { database, cursors } = services;
  const hash = hashOneTimeSecret(secret);
  const share = await findShare(database, hash);
  if (!share || (share.passwordHash !== null && !isPass(cursors, share.id, pass))) {
    throw shareVoid();
  }
  const before = openCursor(cursors, cursor);
  const textSoFar = sql<number>`sum(octet_length(title) + octet_length(description))
    over (order by number desc rows unbounded preceding)`;
  const rows = await readShared(database, hash, (db) =>
    db
      .selectFrom("task")
      .select(["number", "title", "description", "status", "priority", "due_date as dueDate"])
      .select(sql<boolean>`${textSoFar} > ${PAGE_TEXT_MAX}`.as("isTooMuch"))
      .where("deleted_at", "is", null)
      .$if(before !== null, (query) => query.where("number", "<", before ?? 0))
      .orderBy("number", "desc")
      .limit(limit + 1)
      .execute(),
  );
  const isBeyond = ({ isTooMuch }: { isTooMuch: boolean }, index: number) =>
    index === limit || (index > 0 && isTooMuch);
  const end = rows.findIndex(isBeyond);
  const page = end === -1 ? rows : rows.slice(0, end);
  const last = page.length < rows.length ? page.at(-1) : undefined;
  return {
    items: page.map(({ isTooMuch: _, ...task }) => task),
    nextCursor: last ? cursors.seal([KIND, String(last.number)]) : null,
  };
}

function openCursor(cursors: CursorCodec, cursor: string | null | undefined): number | null {
  if (cursor === null || cursor === undefined) return null;
  const [kind, number] = cursors.open(cursor) ?? [];
  if (kind === KIND && number !== undefined) return Number(number);
  throw invalidField("cursor", "This cursor does not belong to this list.");
}
