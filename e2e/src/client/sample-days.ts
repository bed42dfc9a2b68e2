import type { ApiClient } from "./api-client.ts";

const DAY_MS = 86_400_000;

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** A life as people have it, newest first. */
const TASKS = [
  {
    title: "Write the one-page summary of the quarter",
    priority: "high",
    dueDate: inDays(0),
    description:
      "For the board on Friday.\n\nThree numbers, one chart, and what we learned. Jo has the cash-flow table.",
  },
  { title: "Book the train to Lisbon", priority: "medium", dueDate: inDays(2) },
  {
    title: "Renew the certificate of the staging server",
    status: "in_progress",
    priority: "urgent",
    dueDate: inDays(-1),
  },
  { title: "Water the plants", status: "done" },
  { title: "Call the dentist", dueDate: inDays(1) },
  { title: "Slides for the architecture review", priority: "high", dueDate: inDays(5) },
  { title: "Oat milk, bread, lemons", status: "done", priority: "low" },
  { title: "Invite everybody to the offsite in March", priority: "low", dueDate: inDays(20) },
  {
    title: "Find out why one login in fifty is slow",
    status: "in_progress",
    priority: "medium",
    description: "Starts when the pool is full. See the graph of last week.",
  },
  { title: "Return the library books", dueDate: inDays(0) },
  { title: "Plan the garden for spring" },
  { title: "Send the invoice for last month", status: "done", priority: "high" },
  { title: "Ask Sam how the first week went", priority: "medium", dueDate: inDays(3) },
  { title: "New battery for the smoke detector", dueDate: inDays(-3) },
] as const;

/** Fills a workspace with what somebody might really have to do. */
export async function addSampleDays(api: ApiClient, workspaceId: string): Promise<void> {
  for (const task of TASKS.toReversed()) await api.task.create.mutate({ workspaceId, ...task });
}
