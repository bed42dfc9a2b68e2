/** The columns of a share link, named as the answer names them. */
export const SHARE_LINK_COLUMNS = [
  "share_link.id",
  "share_link.project_id as projectId",
  "share_link.has_password as hasPassword",
  "share_link.created_at as createdAt",
  "share_link.expires_at as expiresAt",
] as const;
