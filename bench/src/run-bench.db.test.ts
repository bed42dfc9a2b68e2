import { fileURLToPath } from "node:url";
import { expect, test as base } from "vitest";
import { CALLS } from "./load/requests.ts";
import { measureCalls } from "./parts/measure-calls.ts";
import { BEHIND_A_PROXY, measureFlood } from "./parts/measure-flood.ts";
import { measureMemberships } from "./parts/measure-memberships.ts";
import { measureProcess } from "./parts/measure-process.ts";
import { measureSizes } from "./parts/measure-sizes.ts";
import { measureStreams } from "./parts/measure-streams.ts";
import type { PartReport } from "./report/part-report.ts";
import { SIZES } from "./sizes.ts";
import { openWorld } from "./world/open-world.ts";

const { tiny } = SIZES;
/** Servers are started, and answer their first requests slowly. */
const TIMEOUT_MS = 60_000;
/** The sources, which need no build. */
const PROGRAM = fileURLToPath(new URL("main.ts", import.meta.resolve("@taskflow/server")));

const test = base.extend("world", { scope: "file" }, async ({}, { onCleanup }) => {
  const world = await openWorld(PROGRAM, BEHIND_A_PROXY);
  onCleanup(world.close);
  return world;
});

const unmeasured = ({ figures, table }: PartReport) =>
  [
    ...figures.map(({ value }) => value),
    ...(table?.rows.flatMap(([, ...row]) => row) ?? []),
  ].filter((value) => !Number.isFinite(value) || value < 0);

test(
  "every call is measured in the product and in both bare servers",
  { timeout: TIMEOUT_MS },
  async ({ world }) => {
    const report = await measureCalls(world, tiny);
    expect(unmeasured(report)).toEqual([]);
    expect(report.figures).toHaveLength(2);
    expect(report.table?.rows.map(([name]) => name)).toEqual(
      CALLS.flatMap((call) => [`${call}, product`, `${call}, installed`, `${call}, tuned`]),
    );
  },
);

test("a small and a large workspace are compared", { timeout: TIMEOUT_MS }, async ({ world }) => {
  const report = await measureSizes(world, tiny);
  expect(unmeasured(report)).toEqual([]);
  expect(report.figures.map(({ goal }) => goal)).toEqual([1.2, 20]);
  expect(report.table?.rows).toHaveLength(2);
});

test("a member of many workspaces is compared", { timeout: TIMEOUT_MS }, async ({ world }) => {
  const report = await measureMemberships(world, tiny);
  expect(unmeasured(report)).toEqual([]);
  expect(report.figures.map(({ goal }) => goal)).toEqual([1.1, 1.1]);
  expect(report.table?.rows).toHaveLength(2);
});

test(
  "others are watched during a flood in which people do sign in",
  { timeout: TIMEOUT_MS },
  async ({ world }) => {
    const report = await measureFlood(world, tiny);
    expect(unmeasured(report)).toEqual([]);
    expect(report.table?.rows.at(-1)?.[2]).toBeGreaterThan(0);
  },
);

test(
  "a change is timed until all streams have told it",
  { timeout: TIMEOUT_MS },
  async ({ world }) => {
    const report = await measureStreams(world, tiny);
    expect(unmeasured(report)).toEqual([]);
    expect(report.figures.map(({ goal }) => goal)).toEqual([150, 250, undefined]);
  },
);

test("the process is weighed and its start is timed", { timeout: TIMEOUT_MS }, async () => {
  const report = await measureProcess(PROGRAM, tiny);
  expect(unmeasured(report)).toEqual([]);
  expect(report.figures.map(({ unit }) => unit)).toEqual(["ms", "MB", "MB"]);
});
