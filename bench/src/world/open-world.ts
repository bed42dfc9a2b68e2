import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embeddedAdminUrl } from "@taskflow/e2e/embedded-admin-url";
import { type Person, registerPerson } from "@taskflow/e2e/register-person";
import type { FloorKind } from "../floor/floor-database.ts";
import { seedTasks } from "./seed-tasks.ts";
import { type RunningProcess, startProcess } from "./start-process.ts";

const FLOOR = fileURLToPath(new URL("../floor/floor-main.ts", import.meta.url));

/** The product as an operator runs it, with a PostgreSQL of its own, and what stands beside it. */
export interface World {
  readonly product: RunningProcess;
  readonly adminUrl: string;
  /** The number of PostgreSQL's first process. */
  readonly postmaster: number;
  /** Somebody new, with so many tasks. */
  readonly newPerson: (tasks: number) => Promise<Person>;
  /** Starts a bare server on the same PostgreSQL, as the superuser. */
  readonly startFloor: (kind: FloorKind) => Promise<RunningProcess>;
  /** Ends everything and removes its data. */
  readonly close: () => Promise<void>;
}

/** Starts the product on an empty data directory, with these settings beside the usual. */
export async function openWorld(
  program: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "taskflow-bench-"));
  const started: RunningProcess[] = [];
  const close = async () => {
    for (const running of started.toReversed()) await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const product = await startProcess({
      file: program,
      settings: { ...settingsFor(dataDir), ...settings },
    });
    started.push(product);
    const adminUrl = await embeddedAdminUrl(dataDir);
    const pidFile = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
    return {
      product,
      adminUrl,
      postmaster: Number.parseInt(pidFile, 10),
      newPerson: async (tasks) => {
        const person = await registerPerson(product.url);
        await seedTasks({ adminUrl, workspaceId: person.workspaceId, count: tasks });
        return person;
      },
      startFloor: async (kind) => {
        const floor = await startProcess({ file: FLOOR, args: [kind, adminUrl] });
        started.push(floor);
        return floor;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** As installed, but on a port that is free and without limits of tries. */
export function settingsFor(dataDir: string): Record<string, string> {
  return { PORT: "0", TASKFLOW_DATA_DIR: dataDir, TASKFLOW_LIMITS_FACTOR: "1000000" };
}
