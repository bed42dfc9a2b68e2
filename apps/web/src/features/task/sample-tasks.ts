import { t } from "../../texts/t.ts";
import { addDays, todayText } from "./due-date.ts";
import type { Task } from "./task-op.ts";

/** What the newcomer has at hand. */
type Hand = "byKeys" | "byTouch";

/** In the order in which they are read. */
const SAMPLES: readonly ((hand: Hand) => Pick<Task, "title"> & Partial<Task>)[] = [
  (hand) => ({ title: t(`sample.done.${hand}`) }),
  (hand) => ({ title: t(`sample.own.${hand}`) }),
  (hand) => ({
    title: t(`sample.open.${hand}`),
    description: t(`sample.openDetails.${hand}`),
  }),
  (hand) => ({
    title: t(`sample.properties.${hand}`),
    priority: "medium",
    dueDate: addDays(todayText(), 1),
  }),
  (hand) => ({ title: t(`sample.find.${hand}`), status: "in_progress" }),
];

/** The tasks that show a newcomer around. */
export function sampleTasks(workspaceId: string, hand: Hand): readonly Task[] {
  const now = new Date().toISOString();
  return SAMPLES.map((sample, index) => ({
    id: sampleTaskId(workspaceId, index),
    workspaceId,
    projectId: "",
    number: 0,
    description: "",
    status: "todo",
    priority: "none",
    dueDate: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
    ...sample(hand),
  }));
}

/** Picks the samples out of a list, whatever has become of them. */
export function findSamples(tasks: readonly Task[], workspaceId: string): readonly Task[] {
  const ids = new Set(SAMPLES.map((_, index) => sampleTaskId(workspaceId, index)));
  return tasks.filter((task) => ids.has(task.id));
}

/** Follows from the workspace, so that every device knows a sample again, and twice made is made once. */
function sampleTaskId(workspaceId: string, index: number): string {
  const last = Number.parseInt(workspaceId.slice(-2), 16) ^ (index + 1);
  return workspaceId.slice(0, -2) + last.toString(16).padStart(2, "0");
}
