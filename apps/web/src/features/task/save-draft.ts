import type { DraftStore } from "./draft-store.ts";
import type { TaskHistory } from "./task-history.ts";
import type { Task } from "./task-op.ts";

interface DraftKeepers {
  readonly drafts: DraftStore;
  readonly sender: Pick<TaskHistory, "run">;
}

/** Sends the description of a task that is not saved yet, if there is one that is not under way. */
export async function saveDraft({ drafts, sender }: DraftKeepers, task: Task): Promise<void> {
  const { id } = task;
  const unsaved = drafts.get(id);
  if (!unsaved || unsaved.status === "sending") return;
  const { text, baseVersion } = unsaved;
  drafts.put(id, { ...unsaved, status: "sending" });
  const outcome = await sender.run({
    kind: "update",
    task: { ...task, version: baseVersion },
    patch: { description: text },
  });
  // A conflict keeps the text with the write itself, where both sides are shown.
  if (outcome === "done" || outcome === "conflict") drafts.settle(id, text);
  else {
    // None, if its author has gone in the meantime.
    const now = drafts.get(id);
    if (now) drafts.put(id, { ...now, status: outcome });
  }
}
