/** The columns of somebody who was named in a project, named as the answer names them. */
export const PROJECT_MEMBER_COLUMNS = [
  "project_member.user_id as userId",
  "project_member.role",
  "project_member.created_at as createdAt",
] as const;
