import type { TaskJson } from "@taskflow/contract";

/** The task of a row, without what only its statement needs; named one by one, which makes it at once. */
export function toTask(row: TaskJson): TaskJson {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    projectId: row.projectId,
    number: row.number,
    title: row.title,
    description: row.description,
    status: row.status,
    priority: row.priority,
    dueDate: row.dueDate,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
    version: row.version,
  };
}
