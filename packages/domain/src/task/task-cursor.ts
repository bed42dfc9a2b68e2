import { TaskId, Timestamp, type TaskJson } from "@taskflow/contract";
import type { CursorCodec } from "@taskflow/crypto";
import { invalidField } from "../domain-error.ts";

/** The last row of a page; the next page begins after it. */
export interface Position {
  readonly createdAt: string;
  readonly id: string;
  /** Of a search only. */
  readonly rank?: number | undefined;
}

/** A row of a list; `rank`, the better the higher, if it was found by a search. */
export type ListedTask = TaskJson & { readonly rank?: number | undefined };

/** The two orders of the list. */
export type ListKind = "newest" | "search";

/** Makes the opaque text of a position. */
export function sealCursor(cursors: CursorCodec, kind: ListKind, position: Position): string {
  const { createdAt, id, rank } = position;
  return cursors.seal([kind, createdAt, id, ...(rank === undefined ? [] : [String(rank)])]);
}

/** @throws {DomainError} `invalid_input` unless the text is a position of ours in a list of this kind. */
export function openCursor(
  cursors: CursorCodec,
  kind: ListKind,
  cursor: string | null | undefined,
): Position | null {
  if (cursor === null || cursor === undefined) return null;
  const [sealedKind, createdAt, id, rank] = cursors.open(cursor) ?? [];
  if (sealedKind !== kind || createdAt === undefined || id === undefined) {
    throw invalidField("cursor", "This cursor does not belong to this list.");
  }
  return {
    createdAt: Timestamp.parse(createdAt),
    id: TaskId.parse(id),
    ...(rank !== undefined && { rank: Number(rank) }),
  };
}
