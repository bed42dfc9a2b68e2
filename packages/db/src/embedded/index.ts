export {
  EmbeddedPostgresError,
  type EmbeddedPostgresErrorCode,
} from "./embedded-postgres-error.ts";
export { findServingAccount } from "./find-serving-account.ts";
export { hasCluster } from "./has-cluster.ts";
export { makeDirectory } from "./make-directory.ts";
export { mayRead } from "./may-read.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.ts";
export { findRunningPostgres } from "./find-running-postgres.ts";
