import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { embeddedTest, existingTest, query } from "./embedded-test.ts";

embeddedTest("what was written is there after a stop and a start", async ({ start }) => {
  const first = await start();
  await query(first.superuserUrl, "create table kept as select 'still here' as word");
  await first.stop();

  const second = await start();

  expect(await query(second.superuserUrl, "select word from kept")).toEqual([
    { word: "still here" },
  ]);
});

existingTest(
  "a second start on the same directory is refused and does no harm",
  async ({ start, dataDir }) => {
    const first = await start();

    await expect(start()).rejects.toMatchObject({
      code: "in_use",
      message: expect.stringMatching(
        /^Another TaskFlow is using the database in .*Stop that one, or set TASKFLOW_DATA_DIR/u,
      ),
    });
    expect(await query(first.superuserUrl, "select 1 as answer")).toEqual([{ answer: 1 }]);
    expect(await readdir(dataDir)).not.toContainEqual(expect.stringContaining("initializing"));
  },
);

embeddedTest("of two first starts at once one wins and the other is refused", async ({ start }) => {
  const results = await Promise.allSettled([start(), start()]);

  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
    code: "in_use",
  });
});

existingTest(
  "what a killed first start has left half-made is gone after the next start",
  async ({ start, dataDir }) => {
    await mkdir(join(dataDir, "initializing-Ab3xYz/cluster/base"), { recursive: true });
    await writeFile(join(dataDir, "initializing-Ab3xYz/password"), "nobody's");

    const postgres = await start();

    expect(await readdir(dataDir)).not.toContainEqual(expect.stringContaining("initializing"));
    expect(await query(postgres.superuserUrl, "select 1 as answer")).toEqual([{ answer: 1 }]);
  },
);

existingTest("a start while the former one shuts down waits for it", async ({ start }) => {
  const first = await start();
  const stopped = first.stop();

  const second = await start();

  await stopped;
  expect(await query(second.superuserUrl, "select 1 as answer")).toEqual([{ answer: 1 }]);
});

embeddedTest(
  "a database of another major version is refused and not touched",
  async ({ start, dataDir }) => {
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "17\n");

    await expect(start()).rejects.toMatchObject({
      code: "wrong_major_version",
      message: expect.stringMatching(
        /was made by PostgreSQL 17, and this TaskFlow runs PostgreSQL 18\. /u,
      ),
    });
    expect(await readFile(join(dataDir, "postgres/PG_VERSION"), "utf8")).toBe("17\n");
  },
);

embeddedTest(
  "a data directory that cannot be written to is refused in one sentence",
  async ({ start, dataDir }) => {
    const file = join(dataDir, "file");
    await writeFile(file, "");

    await expect(start(join(file, "below"))).rejects.toMatchObject({
      code: "not_writable",
      message: expect.stringMatching(/cannot be written to \(ENOTDIR\)\. Give it to the user/u),
    });
  },
);

embeddedTest(
  "a directory that the system knows nothing of is refused at once",
  async ({ start }) => {
    await expect(start("/proc/taskflow/data")).rejects.toMatchObject({ code: "not_writable" });
  },
);

embeddedTest("a path too long for a socket is no obstacle", async ({ start, dataDir }) => {
  const postgres = await start(join(dataDir, "a-directory-with-a-long-name/".repeat(5)));

  expect(await query(postgres.superuserUrl, "select 1 as answer")).toEqual([{ answer: 1 }]);
});
