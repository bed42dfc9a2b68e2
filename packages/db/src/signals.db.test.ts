import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { openSignals, type Signal, type Signals } from "./signals.ts";
import { asAdmin, dbTest, type TestDatabase } from "./testing/index.ts";

interface Fixtures {
  /** Two processes on one database. */
  readonly pair: readonly [here: Signals, there: Signals];
}

const test = dbTest.extend<Fixtures>({
  pair: async ({ testDatabase: { appUrl } }, use) => {
    const [here, there] = [openSignals(appUrl), openSignals(appUrl)];
    await use([here, there]);
    await Promise.all([here.close(), there.close()]);
  },
});

function record(signals: Signals): readonly Signal[] {
  const heard: Signal[] = [];
  signals.listen((signal) => heard.push(signal));
  return heard;
}

/** Sends something new until it is heard: before the connection stands, nothing arrives. */
async function expectHeard(from: Signals, heard: readonly Signal[]): Promise<void> {
  await expect
    .poll(() => {
      from.send({ topic: "streams", body: randomUUID() });
      return heard.length;
    })
    .toBeGreaterThan(0);
}

const endConnections = ({ adminUrl }: TestDatabase) =>
  asAdmin({ adminUrl }, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'taskflow signals' and datname = current_database()`,
    ),
  );

describe("what one process says", () => {
  test("it hears itself at once and once, the other in a moment", async ({ pair }) => {
    const [here, there] = pair;
    const [own, others] = [record(here), record(there)];
    await expectHeard(here, others);
    const signal: Signal = { topic: "change", body: randomUUID() };
    here.send(signal);
    expect(own.at(-1)).toEqual(signal);
    await expect.poll(() => others.at(-1)).toEqual(signal);
    expect(own.filter(({ body }) => body === signal.body)).toHaveLength(1);
  });

  test("arrives whole, however much there is of it", async ({ pair }) => {
    const [here, there] = pair;
    const others = record(there);
    await expectHeard(here, others);
    const bodies = Array.from({ length: 500 }, () => randomUUID());
    for (const body of bodies) here.send({ topic: "change", body });
    await expect
      .poll(() => others.flatMap(({ topic, body }) => (topic === "change" ? [body] : [])))
      .toEqual(bodies);
  });

  test("is heard again after the connections were lost", async ({ pair, testDatabase }) => {
    const [here, there] = pair;
    await expectHeard(here, record(there));
    await endConnections(testDatabase);
    await expectHeard(here, record(there));
    await expectHeard(there, record(here));
  });

  test("is nothing if somebody else wrote it", async ({ pair, testDatabase }) => {
    const [here, there] = pair;
    const others = record(there);
    await expectHeard(here, others);
    for (const payload of ["", "{", "[1]", '[["x","y"]]', '[["change",1]]', "null"]) {
      await asAdmin(testDatabase, (client) =>
        client.query("select pg_notify('taskflow', $1)", [payload]),
      );
    }
    here.send({ topic: "change", body: "the last" });
    await expect.poll(() => others.at(-1)?.body).toBe("the last");
    expect(others.every(({ body }) => typeof body === "string" && body !== "y")).toBe(true);
  });
});

dbTest("signals without a connection reach their own process", () => {
  const signals = openSignals();
  const heard = record(signals);
  signals.send({ topic: "change", body: "x" });
  expect(heard).toEqual([{ topic: "change", body: "x" }]);
});
