export {
  EmbeddedPostgresError,
  type EmbeddedPostgresErrorCode,
} from "./embedded-postgres-error.ts";
export { makeDirectory } from "./make-directory.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.ts";
export { findRunningPostgres } from "./find-running-postgres.ts";
