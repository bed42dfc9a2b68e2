/** The columns of a task, named as the answer names them. */
export const TASK_COLUMNS = [
  "task.id",
  "task.workspace_id as workspaceId",
  "task.project_id as projectId",
  "task.number",
  "task.title",
  "task.description",
  "task.status",
  "task.priority",
  "task.due_date as dueDate",
  "task.created_at as createdAt",
  "task.updated_at as updatedAt",
  "task.deleted_at as deletedAt",
  "task.version",
] as const;
