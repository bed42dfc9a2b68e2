import { spawn } from "node:child_process";
import { on, once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { expect, onTestFinished } from "vitest";
import { asAccount, findAccount } from "./account.ts";
import { existingTest, postmasterPid, query } from "./embedded-test.ts";
import { readPostmasterFile } from "./postmaster-file.ts";

const HOLDER = new URL("hold-postgres.ts", import.meta.url).pathname;

/** Inserts 1, 2, 3 … until the connection breaks; answers the last number that was acknowledged. */
async function writeUntilBroken(url: string, writer: number): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  for (let number = 1; ; number++) {
    try {
      await client.query(`insert into acknowledged values (${writer}, ${number})`);
    } catch {
      return number - 1;
    }
  }
}

const WRITERS = [1, 2, 3, 4];
const COUNT =
  "select writer, count(*)::int as written from acknowledged group by writer order by writer";

/** Waits until each writer has written something. */
async function untilAllWrite(url: string): Promise<void> {
  while ((await query(url, COUNT)).length < WRITERS.length);
}

async function untilAnswering(url: string): Promise<void> {
  while ((await query(url, "select 1").catch(() => [])).length === 0);
}

/** A process that holds a PostgreSQL as the server does. */
async function startHolder(dataDir: string) {
  const child = spawn(process.execPath, [HOLDER, dataDir], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = on(createInterface(child.stdout), "line", { close: ["close"] });
  const nextLine = async () => String((await lines.next()).value);
  return { child, nextLine, superuserUrl: await nextLine() };
}

existingTest(
  "a PostgreSQL that is killed under load comes back with every acknowledged write",
  async ({ start, dataDir, steps }) => {
    const { superuserUrl } = await start();
    await query(superuserUrl, "create table acknowledged (writer int, number int)");
    const writing = WRITERS.map((writer) => writeUntilBroken(superuserUrl, writer));
    await untilAllWrite(superuserUrl);

    process.kill(await postmasterPid(dataDir), "SIGKILL");
    const acknowledged = await Promise.all(writing);
    await untilAnswering(superuserUrl);

    const found = await query(superuserUrl, COUNT);
    expect(found).toHaveLength(WRITERS.length);
    for (const [index, row] of found.entries()) {
      expect(row["written"]).toBeGreaterThanOrEqual(acknowledged[index] ?? Number.NaN);
    }
    expect(steps).toContain("PostgreSQL ended by itself (signal SIGKILL); starting it again");
  },
);

existingTest("a stop wins over a start after a crash", async ({ start, dataDir, steps }) => {
  const { stop, superuserUrl } = await start();
  process.kill(await postmasterPid(dataDir), "SIGKILL");
  while (!steps.some((step) => step.endsWith("starting it again"))) {
    await query(superuserUrl, "select 1").catch(() => []);
  }

  await stop();

  expect(await readPostmasterFile(join(dataDir, "postgres"))).toBeNull();
});

existingTest(
  "a PostgreSQL whose server is killed ends by itself, and the next start has every acknowledged write",
  async ({ start, dataDir }) => {
    const holder = await startHolder(dataDir);
    await query(holder.superuserUrl, "create table acknowledged (writer int, number int)");
    const writing = WRITERS.map((writer) => writeUntilBroken(holder.superuserUrl, writer));
    await untilAllWrite(holder.superuserUrl);

    holder.child.kill("SIGKILL");
    const acknowledged = await Promise.all(writing);
    while ((await readPostmasterFile(join(dataDir, "postgres"))) !== null);

    const { superuserUrl } = await start();
    const found = await query(superuserUrl, COUNT);
    expect(found).toHaveLength(WRITERS.length);
    for (const [index, row] of found.entries()) {
      expect(row["written"]).toBeGreaterThanOrEqual(acknowledged[index] ?? Number.NaN);
    }
  },
);

existingTest(
  "Ctrl-C in the terminal leaves PostgreSQL to the server that is draining",
  async ({ dataDir }) => {
    const holder = await startHolder(dataDir);

    // A terminal signals the whole group.
    process.kill(-(holder.child.pid ?? Number.NaN), "SIGINT");

    expect(await holder.nextLine()).toBe("drained");
    expect(await once(holder.child, "exit")).toEqual([0, null]);
  },
);

existingTest(
  "a left-behind lock whose number is another process by now does not stop the start",
  async ({ start, dataDir }) => {
    const lock = join(dataDir, "postgres/postmaster.pid");
    const first = await start();
    const held = await readFile(lock, "utf8");
    await first.stop();
    const account = await findAccount(join(dataDir, "postgres"));
    const stranger = spawn("sleep", ["60"], { ...asAccount(account), stdio: "ignore" });
    onTestFinished(() => void stranger.kill());
    await writeFile(lock, held.replace(/^\d+/u, String(stranger.pid)));

    const second = await start();

    expect(await query(second.superuserUrl, "select 1 as answer")).toEqual([{ answer: 1 }]);
  },
);
