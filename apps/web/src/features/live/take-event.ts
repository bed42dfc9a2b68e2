import type { RouterOutputs } from "../../lib/trpc.ts";
import { removeTask, writeTask } from "../task/task-cache.ts";
import type { Following } from "./following.ts";
import { pointerUp } from "./pointer-up.ts";

type StreamEvent =
  RouterOutputs["change"]["stream"] extends AsyncIterable<infer Event> ? Event : never;
type Changes = Pick<RouterOutputs["change"]["since"], "tasks" | "gone" | "others">;

/** Pages of changes after which it is cheaper to read anew what is shown. */
const PAGES_MAX = 5;
const PAGE = 1_000;

/** Makes the place where events are put into the caches, one after the other, in the order in which they came. */
export function createTaker(following: Following): (event: StreamEvent) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (event) => {
    // What fails to be taken is read anew.
    last = last.then(() => take(following, event)).catch(() => readAnew(following));
  };
}

async function take(following: Following, { id, data }: StreamEvent): Promise<void> {
  const { live, workspaceId } = following;
  if (data.kind === "presence") return live.setViewers(data.tasks, data.isWhole);
  // A click must land on what was aimed at.
  await pointerUp();
  if (data.kind === "changes") putChanges(following, data);
  else await catchUp(following, id);
  return live.moveTo(workspaceId, id);
}

/** Writes deltas into the caches. A write of one's own, which comes back here, changes nothing: it is there. */
function putChanges({ queryClient, trpc, workspaceId }: Following, changes: Changes): void {
  for (const task of changes.tasks) writeTask(queryClient, trpc, task);
  for (const id of changes.gone) removeTask(queryClient, trpc, { workspaceId, id });
  void queryClient.invalidateQueries(trpc.activity.pathFilter());
  if (changes.others.length === 0) return;
  const isOfTasks = ({ queryKey: [path] }: { readonly queryKey: readonly unknown[] }) =>
    Array.isArray(path) && path[0] === "task";
  // Who may see which tasks hangs on projects and their members; all else leaves tasks as they are.
  const mayMoveTasks = changes.others.some(({ entity }) => entity.startsWith("project"));
  void queryClient.invalidateQueries({
    predicate: (query) => mayMoveTasks || !isOfTasks(query),
  });
}

/** The stream begins at `end`: what happened before is read in pages, or all is read anew. */
async function catchUp(following: Following, end: string): Promise<void> {
  const { live, client, workspaceId } = following;
  let after = live.positionOf(workspaceId);
  if (after === undefined) return readAnew(following);
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const delta = await client.change.since.query({ workspaceId, after, limit: PAGE });
    putChanges(following, delta);
    if (!delta.hasMore || BigInt(delta.number) >= BigInt(end)) return undefined;
    after = delta.number;
  }
  return readAnew(following);
}

/** Also who one is: a role may have changed between the first answers and the stream. */
function readAnew({ queryClient }: Following): void {
  void queryClient.invalidateQueries();
}
