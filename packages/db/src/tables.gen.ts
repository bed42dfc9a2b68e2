// Generated from the migrated database by `pnpm --filter @taskflow/db generate`; do not edit.

import type { Generated, GeneratedAlways } from "kysely";

export interface AccessTable {
  user_id: string;
  workspace_id: string;
  role: "owner" | "admin" | "editor" | "viewer";
  is_personal: Generated<boolean>;
}

export interface ApiTokenTable {
  id: string;
  workspace_id: string;
  user_id: string;
  name: string;
  kind: "bearer" | "signed";
  scopes: string;
  secret_hash: Buffer | null;
  created_at: Generated<string>;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface ChangeTable {
  workspace_id: string;
  seq: string;
  project_id: string | null;
  actor_kind: "person" | "token" | "system";
  actor_id: string | null;
  at: string;
  entity: string;
  entity_id: string;
  version: number;
  op: "insert" | "update" | "delete";
  before: unknown;
  after: unknown;
  call_id: string | null;
  request_id: string | null;
  salt: Buffer;
  digest: Buffer;
  hash: Buffer;
}

export interface ChangeHeadTable {
  workspace_id: string;
  seq: Generated<string>;
  hash: Generated<Buffer>;
}

export interface IdempotencyRecordTable {
  workspace_id: string;
  caller_id: string;
  key: string;
  user_id: string;
  fingerprint: Buffer;
  project_id: string | null;
  answer: unknown;
  created_at: Generated<string>;
}

export interface InvitationTable {
  id: string;
  workspace_id: string;
  secret_hash: Buffer;
  role: "admin" | "editor" | "viewer";
  email: string | null;
  invited_by: string;
  created_at: Generated<string>;
  expires_at: Generated<string>;
  used_at: string | null;
  used_by: string | null;
}

export interface MembershipTable {
  workspace_id: string;
  user_id: string;
  role: "owner" | "admin" | "editor" | "viewer";
  created_at: Generated<string>;
  updated_at: Generated<string>;
  version: Generated<number>;
}

export interface ProjectTable {
  workspace_id: string;
  id: string;
  name: string;
  key: string;
  color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "violet" | "pink";
  icon: "inbox" | "folder" | "list" | "star" | "flag" | "heart" | "home" | "briefcase" | "book" | "bug" | "rocket" | "globe";
  description: Generated<string>;
  is_default: Generated<boolean>;
  is_private: Generated<boolean>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  archived_at: string | null;
  version: Generated<number>;
}

export interface ProjectListTable {
  workspace_id: string;
  open: string | null;
  private: string | null;
}

export interface ProjectMemberTable {
  workspace_id: string;
  id: string;
  project_id: string;
  user_id: string;
  role: "manager" | "editor" | "viewer";
  created_at: Generated<string>;
  updated_at: Generated<string>;
  version: Generated<number>;
}

export interface RateLimitTable {
  key: Buffer;
  count: number;
  blocked_until: string | null;
  expires_at: string;
}

export interface SchemaMigrationTable {
  name: string;
  checksum: string;
  applied_at: Generated<string>;
}

export interface SessionTable {
  id: string;
  user_id: string;
  salt: Buffer;
  counter: Generated<number>;
  refreshed_at: Generated<string>;
  created_at: Generated<string>;
  idle_expires_at: string;
  expires_at: string;
  revoked_at: string | null;
  revoked_reason: "signed_out" | "reused" | "replaced" | "disabled" | "ended" | "password_changed" | null;
  user_agent: Generated<string>;
  authenticated_at: Generated<string>;
}

export interface ShareLinkTable {
  workspace_id: string;
  id: string;
  project_id: string;
  has_password: boolean;
  expires_at: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  revoked_at: string | null;
  version: Generated<number>;
  created_by: string | null;
}

export interface ShareSecretTable {
  hash: Buffer;
  workspace_id: string;
  share_link_id: string;
  password_hash: string | null;
}

export interface SigningSecretTable {
  id: string;
  token_id: string;
  sealed: Buffer;
  created_at: Generated<string>;
  expires_at: string | null;
}

export interface TaskTable {
  workspace_id: string;
  id: string;
  title: string;
  description: Generated<string>;
  status: Generated<"todo" | "in_progress" | "done" | "cancelled">;
  priority: Generated<"none" | "low" | "medium" | "high" | "urgent">;
  due_date: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  deleted_at: string | null;
  version: Generated<number>;
  search: GeneratedAlways<string>;
  project_id: Generated<string>;
  number: Generated<number>;
}

export interface TaskCounterTable {
  workspace_id: string;
  project_id: string;
  last_number: number;
}

export interface UsedNonceTable {
  token_id: string;
  nonce: string;
  expires_at: string;
}

export interface UserTable {
  id: string;
  email: string;
  name: string;
  password_hash: string;
  created_at: Generated<string>;
  disabled_at: string | null;
  time_zone: string | null;
  week_start: "monday" | "saturday" | "sunday" | null;
}

export interface WorkspaceTable {
  workspace_id: string;
  name: string;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  version: Generated<number>;
  slug: string;
  kind: "personal" | "team";
  requires_signing: Generated<boolean>;
}

export interface WorkspaceSlugTable {
  slug: string;
  workspace_id: string;
}

export interface DB {
  access: AccessTable;
  api_token: ApiTokenTable;
  change: ChangeTable;
  change_head: ChangeHeadTable;
  idempotency_record: IdempotencyRecordTable;
  invitation: InvitationTable;
  membership: MembershipTable;
  project: ProjectTable;
  project_list: ProjectListTable;
  project_member: ProjectMemberTable;
  rate_limit: RateLimitTable;
  schema_migration: SchemaMigrationTable;
  session: SessionTable;
  share_link: ShareLinkTable;
  share_secret: ShareSecretTable;
  signing_secret: SigningSecretTable;
  task: TaskTable;
  task_counter: TaskCounterTable;
  used_nonce: UsedNonceTable;
  user: UserTable;
  workspace: WorkspaceTable;
  workspace_slug: WorkspaceSlugTable;
}
