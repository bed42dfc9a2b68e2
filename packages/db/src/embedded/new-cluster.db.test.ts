import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { inspectionTest, query } from "./embedded-test.ts";

inspectionTest(
  "PostgreSQL never runs as root, and its files are nobody else's to read",
  async ({ postgres: { dataDir } }) => {
    const { mode, uid } = await stat(join(dataDir, "postgres"));

    expect(uid).not.toBe(0);
    expect(mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "postgres/superuser-password"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, "run"))).mode & 0o777).toBe(0o700);
  },
);

inspectionTest(
  "nobody gets in without the password, and nothing listens on the network",
  async ({ postgres: { superuserUrl } }) => {
    const guess = new URL(superuserUrl);
    guess.password = "postgres";

    await expect(query(guess.href, "select 1")).rejects.toThrow(/password authentication failed/u);
    expect(await query(superuserUrl, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
  },
);

inspectionTest(
  "what is acknowledged is on the disk, with a checksum",
  async ({ postgres: { superuserUrl } }) => {
    const settings = ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"];

    const found = await query(
      superuserUrl,
      `select setting from pg_settings where name in ('${settings.join("', '")}')`,
    );

    expect(found).toEqual(settings.map(() => ({ setting: "on" })));
  },
);

inspectionTest(
  "letters of every alphabet are folded alike on every system",
  async ({ postgres: { superuserUrl } }) => {
    const found = await query(
      superuserUrl,
      "select lower('ÄŽΩ') as low, to_tsvector('simple', 'ÄŽΩ')::text as search",
    );

    expect(found).toEqual([{ low: "äžω", search: "'äžω':1" }]);
  },
);
