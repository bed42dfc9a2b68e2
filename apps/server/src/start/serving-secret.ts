import { OperatorError } from "@taskflow/db";
import type { Config } from "../config.ts";
import type { Secret } from "../secret.ts";
import { instanceSecret } from "./instance-secret.ts";

/**
 * The secret that all keys are made from: of the settings, or of a data directory of the server's own.
 *
 * @throws {OperatorError} if there is none beside a database that other processes may share.
 */
export async function servingSecret(
  config: Pick<Config, "secret" | "database" | "dataDirectory">,
): Promise<Secret> {
  if (config.secret !== undefined) return config.secret;
  if (config.database.kind === "embedded") return instanceSecret(config.dataDirectory);
  throw new OperatorError(
    "TASKFLOW_SECRET is needed with DATABASE_URL: 32 random characters or more, the same for every process.",
  );
}
