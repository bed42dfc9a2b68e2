import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useAccountId } from "../session/use-account-id.ts";
import type { WrittenField } from "./conflict.ts";
import type { Task } from "./task-op.ts";

/** Acts upon tasks among which the one is looked for: a conflict is about what happened just now. */
const RECENT = 50;

/** The name of the other person who wrote this text last, if what happened lately tells. */
export function useLastEditor(task: Task, field: WrittenField | undefined): string | undefined {
  const trpc = useTRPC();
  const me = useAccountId();
  const { id, workspaceId } = task;
  const { data } = useQuery(
    trpc.activity.list.queryOptions(
      { workspaceId, kind: "task", limit: RECENT },
      { enabled: field !== undefined },
    ),
  );
  const act = data?.items.find(
    ({ entityId, fields }) => entityId === id && field !== undefined && fields.includes(field),
  );
  return act?.actorId === me ? undefined : (act?.actorName ?? undefined);
}
