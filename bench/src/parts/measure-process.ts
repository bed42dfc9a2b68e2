import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { embeddedAdminUrl } from "@taskflow/e2e/embedded-admin-url";
import { registerPerson } from "@taskflow/e2e/register-person";
import { drive } from "../load/drive.ts";
import { residentMegabytes } from "../load/memory.ts";
import { requestsOf } from "../load/requests.ts";
import { median } from "../load/statistics.ts";
import type { PartReport } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import { settingsFor } from "../world/open-world.ts";
import { seedTasks } from "../world/seed-tasks.ts";
import { type RunningProcess, startProcess } from "../world/start-process.ts";

/** What the process takes of the machine: time to start, memory at rest and after load. */
export async function measureProcess(program: string, sizes: Sizes): Promise<PartReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "taskflow-bench-"));
  const startsMs: number[] = [];
  let server: RunningProcess | undefined;
  try {
    for (let start = 0; start <= sizes.starts; start += 1) {
      await server?.stop();
      const bornAt = performance.now();
      server = await startProcess({ file: program, settings: settingsFor(dataDir) });
      await firstAnswer(server.url);
      // The first one makes the database.
      if (start > 0) startsMs.push(performance.now() - bornAt);
    }
    if (!server) throw new Error("no server was started");
    const memory = await weigh(server, dataDir, sizes);
    const figures = [
      { name: "start to first answer, warm", value: median(startsMs), unit: "ms" },
      { name: "memory at rest", value: memory.atRest, unit: "MB", goal: 130 },
      { name: "memory after load", value: memory.afterLoad, unit: "MB" },
    ] as const;
    return { part: "process", figures };
  } finally {
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function firstAnswer(url: string): Promise<void> {
  const response = await fetch(`${url}/readyz`);
  if (!response.ok) throw new Error(`a server that listens is not ready: ${response.status}`);
}

async function weigh({ url, pid }: RunningProcess, dataDir: string, sizes: Sizes) {
  await pause(sizes.restMs);
  const atRest = residentMegabytes(pid);
  const person = await registerPerson(url);
  const adminUrl = await embeddedAdminUrl(dataDir);
  await seedTasks({ adminUrl, workspaceId: person.workspaceId, count: sizes.smallTasks });
  const next = requestsOf("list 50", { person, accessToken: person.accessToken, taskIds: [] });
  const amount = sizes.amounts["list 50"] * sizes.rounds;
  await drive({ url, next, amount, connections: sizes.connections });
  await pause(sizes.restMs);
  return { atRest, afterLoad: residentMegabytes(pid) };
}
