/** The columns of a project, named as the answer names them. */
export const PROJECT_COLUMNS = [
  "project.id",
  "project.workspace_id as workspaceId",
  "project.name",
  "project.key",
  "project.color",
  "project.icon",
  "project.description",
  "project.is_default as isDefault",
  "project.is_private as isPrivate",
  "project.created_at as createdAt",
  "project.updated_at as updatedAt",
  "project.archived_at as archivedAt",
  "project.version",
] as const;
