export type {
  Actor,
  Credential,
  ReadEntry,
  SessionCredential,
  TokenCredential,
  WriteEntry,
} from "./actor.ts";
export { measureClockSkew } from "./clock-skew.ts";
export { createDatabaseIfMissing } from "./create-database-if-missing.ts";
export {
  DatabaseFullError,
  DatabaseUnavailableError,
  RowSecurityError,
  SessionEndedError,
  SignatureRequiredError,
  sqlState,
  violatedConstraint,
} from "./database-error.ts";
export {
  createDatabase,
  type Database,
  type DatabaseOptions,
  type IdentityHandle,
  type PoolUsage,
  type Reader,
  type ReadHandle,
  type WriteHandle,
} from "./database.ts";
export type { LiveReader } from "./find-readers.ts";
export { inspectServer, type ServerReport } from "./inspect-server.ts";
export { isMigrated } from "./is-migrated.ts";
export { migrate, type MigrationReport } from "./migrate.ts";
export { OperatorError } from "./operator-error.ts";
export { prepareServingLogin } from "./prepare-serving-login.ts";
export type { RolePasswords } from "./prepare-roles.ts";
export { readStatement } from "./read-statement.ts";
export { assertServingRights } from "./serving-rights.ts";
export type { Signal, Signals } from "./signals.ts";
export type { DB } from "./tables.gen.ts";
export { exportLogs } from "./audit/export-logs.ts";
export type { KeptChange } from "./audit/verify-chain.ts";
export { type LogVerdict, verifyLogs } from "./audit/verify-logs.ts";
export type { BackupManifest } from "./backup/backup-format.ts";
export { restoreBackup } from "./backup/restore-backup.ts";
export { writeBackup } from "./backup/write-backup.ts";
