import { expect } from "vitest";
import { createDatabaseIfMissing } from "./create-database-if-missing.ts";
import { createDatabase, type Database } from "./database.ts";
import { DatabaseUnavailableError } from "./database-error.ts";
import { embeddedTest as test, postmasterPid } from "./embedded/embedded-test.ts";
import { migrate } from "./migrate.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";
import { verifyChain } from "./audit/verify-chain.ts";

const WRITERS = 4;
/** Milliseconds: two clusters' starts and a recovery, all with every flush to the disk. */
const TIMEOUT_MS = 60_000;
const PASSWORDS = { app: "app", auth: "auth" };

async function openMigrated(superuserUrl: string) {
  const adminUrl = await createDatabaseIfMissing(superuserUrl, "taskflow");
  await migrate(adminUrl, PASSWORDS);
  const as = (user: string, password: string) => {
    const url = new URL(adminUrl);
    url.username = user;
    url.password = password;
    return url.href;
  };
  const database = createDatabase({
    appUrl: as("tf_app", PASSWORDS.app),
    authUrl: as("tf_auth", PASSWORDS.auth),
    assumesRoles: false,
  });
  return { database, adminUrl };
}

/** Writes one task after the other, whatever happens. */
class Writer {
  readonly acknowledged: string[] = [];
  readonly failures: unknown[] = [];
  readonly #database: Database;
  readonly #person: SeededPerson;
  #waiting = { until: 0, resolve: () => {} };

  constructor(database: Database, person: SeededPerson) {
    this.#database = database;
    this.#person = person;
  }

  async writeUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await seedTask(this.#database, this.#person).then(
        ({ id }) => this.acknowledged.push(id),
        (error: unknown) => this.failures.push(error),
      );
      if (this.acknowledged.length >= this.#waiting.until) this.#waiting.resolve();
    }
  }

  /** Waits for some acknowledgements after this moment. */
  progress(): Promise<void> {
    const until = this.acknowledged.length + 3;
    return new Promise((resolve) => (this.#waiting = { until, resolve }));
  }
}

test(
  "writers outlive a restart and a crash of PostgreSQL, and nothing acknowledged is lost",
  {
    timeout: TIMEOUT_MS,
  },
  async ({ start, dataDir, onTestFinished }) => {
    const first = await start();
    const { database, adminUrl } = await openMigrated(first.superuserUrl);
    onTestFinished(() => database.close());
    const person = await seedPerson(database);
    const writers = Array.from({ length: WRITERS }, () => new Writer(database, person));
    const done = new AbortController();
    const writing = Promise.all(writers.map((writer) => writer.writeUntil(done.signal)));
    const allProgress = () => Promise.all(writers.map((writer) => writer.progress()));

    await allProgress();
    await first.stop();
    await start();
    await allProgress();
    process.kill(await postmasterPid(dataDir), "SIGKILL");
    await allProgress();
    done.abort();
    await writing;

    const failures = writers.flatMap((writer) => writer.failures);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((error) => !(error instanceof DatabaseUnavailableError))).toEqual([]);
    const { db } = database.reader(person);
    const rows = await db.selectFrom("task").select("id").execute();
    const stored = new Set(rows.map(({ id }) => id));
    const lost = writers.flatMap((writer) => writer.acknowledged).filter((id) => !stored.has(id));
    expect(lost).toEqual([]);
    const verdict = await asAdmin({ adminUrl }, (client) =>
      verifyChain(client, person.workspaceId),
    );
    expect(verdict).toEqual({
      kind: "intact",
      changes: 3 + stored.size,
      erased: 0,
      erasedSince: 0,
      hash: expect.any(String),
    });
  },
);
