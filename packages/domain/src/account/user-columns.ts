/** The columns of a person's own account, named as the answer names them. */
export const USER_COLUMNS = [
  "user.id",
  "user.email",
  "user.name",
  "user.created_at as createdAt",
  "user.time_zone as timeZone",
  "user.week_start as weekStart",
] as const;
