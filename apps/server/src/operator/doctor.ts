import { OperatorError } from "@taskflow/db";
import { hasCluster } from "@taskflow/db/embedded";
import type { Config } from "../config.ts";
import { explainDatabaseError } from "../start/explain-database-error.ts";
import { addressCheck } from "./checks/address-check.ts";
import { type Check, fault, type Finding, note } from "./checks/check.ts";
import { databaseChecks } from "./checks/database-checks.ts";
import { mailCheck } from "./checks/mail-check.ts";
import { machineChecks } from "./checks/machine-checks.ts";
import { withAdminUrl } from "./with-admin-url.ts";

/** What was found about one thing. */
export interface Diagnosis extends Finding {
  readonly topic: string;
}

/** Examines what a server needs and changes nothing; tells each finding as soon as there is one. */
export async function examine(
  config: Config,
  tell: (diagnosis: Diagnosis) => void,
): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  const run = async (checks: readonly Check[]) => {
    for (const { topic, look } of checks) {
      const diagnosis = { topic, ...(await look().catch(toFault)) };
      found.push(diagnosis);
      tell(diagnosis);
    }
  };
  await run([...machineChecks(config), addressCheck(config), mailCheck(config)]);
  try {
    await withChecks(config, run);
  } catch (error) {
    await run([{ topic: "database", look: async () => toFault(error) }]);
  }
  return found;
}

async function withChecks(
  config: Config,
  run: (checks: readonly Check[]) => Promise<void>,
): Promise<void> {
  const { database } = config;
  if (database.kind === "embedded") {
    if (!(await hasCluster(config.dataDirectory))) {
      const finding = note(`made in ${config.dataDirectory} at the first start`);
      return run([{ topic: "database", look: async () => finding }]);
    }
    const quiet = () => {};
    return withAdminUrl(config, quiet, async (url) =>
      run(await databaseChecks({ url, directUrl: url, isOwn: true })),
    );
  }
  const [url, directUrl] = [database.url.reveal(), database.directUrl.reveal()];
  const checks = await databaseChecks({ url, directUrl, isOwn: false }).catch((error: unknown) => {
    throw explainDatabaseError(error, url);
  });
  return run(checks);
}

function toFault(error: unknown): Finding {
  if (error instanceof OperatorError) return fault(error.message);
  return fault(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
