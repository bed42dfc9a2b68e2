import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { findChromium } from "./scripts/find-chromium.mjs";
import { missingPrograms } from "./scripts/missing-programs.mjs";

const chromiumPath = findChromium();
/** What takes minutes, or seldom breaks: CI runs it each time, and npm run rehearse; the others are done sooner. */
const isRehearsal = process.env["TASKFLOW_REHEARSE"] === "1";

/** Tests without a browser wait for a database at most. */
const TIMEOUT_MS = 20_000;
/** Longer than anything takes on a busy machine; a condition that does not come fails the test. */
const POLL_TIMEOUT_MS = 10_000;
/** A journey starts a server and a browser. */
const JOURNEY_TIMEOUT_MS = 120_000;

/** An operator's test installs and builds a clone. */
const OPERATION_TIMEOUT_MS = 600_000;

/** Each of them makes a PostgreSQL of its own, several times over. */
const STARTS_CLUSTERS = "packages/db/src/embedded/**/*.db.test.ts";

/** What operators do with a database, what a great many rows cost, collectors that do not answer, and thousands of odd requests. */
const SELDOM_BREAKS = [
  "packages/db/src/backup/**/*.db.test.ts",
  "packages/db/src/{change-log-bulk,serving-rights}.db.test.ts",
  "apps/server/src/{tracing/**/*,rest/fuzz-rest}.db.test.ts",
];

/** Crashes beside the ones that each run has: of a PostgreSQL that is somebody else's, and again and again. */
const FURTHER_CRASHES = "e2e/{client/restart,crashes/external}.db.test.ts";

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "unit",
    // Styles are empty otherwise, even to who reads them as text.
    css: { include: [/\.css\?raw$/u] },
    // They share nothing but modules, which take longer to load than to test.
    isolate: false,
    include: [
      "{apps,packages}/*/{src,test}/**/*.test.ts",
      "bench/src/**/*.test.ts",
      "e2e/operate/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/*.db.test.ts"],
  },
};

const database: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "database",
    isolate: false,
    include: ["{apps,packages}/*/{src,test}/**/*.db.test.ts"],
    exclude: ["**/node_modules/**", STARTS_CLUSTERS, ...SELDOM_BREAKS],
  },
};

/** Whole servers as they are built, in the test's own process or in one of theirs. */
const servers: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "servers",
    isolate: false,
    include: ["e2e/{client,crashes,http}/**/*.db.test.ts"],
    exclude: ["**/node_modules/**", FURTHER_CRASHES],
    globalSetup: ["./scripts/testing/build-product.ts"],
  },
};

/** What operators do, with programs and clones, and the bench in miniature: one at a time, at the end. */
const rehearsals: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "rehearsals",
    include: [
      "e2e/{operate,outside,program}/**/*.db.test.ts",
      STARTS_CLUSTERS,
      ...SELDOM_BREAKS,
      FURTHER_CRASHES,
      "bench/**/*.db.test.ts",
      ...(chromiumPath === undefined ? [] : ["bench/**/*.e2e.ts"]),
    ],
    globalSetup: ["./scripts/testing/build-product.ts"],
    provide: { chromiumPath: chromiumPath ?? "", isRehearsal, missingPrograms: missingPrograms() },
    testTimeout: OPERATION_TIMEOUT_MS,
    hookTimeout: OPERATION_TIMEOUT_MS,
    fileParallelism: false,
    sequence: { groupOrder: 2 },
  },
};

/** Pages of the web app, with the real router and a database behind them. */
const pages: TestProjectInlineConfiguration = {
  extends: true,
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    name: "pages",
    isolate: false,
    include: ["{e2e,apps/web}/**/*.test.tsx"],
    environment: "jsdom",
  },
};

const inBrowser = {
  // They share a Chromium, in which each visitor is somebody new.
  isolate: false,
  globalSetup: ["./scripts/testing/build-product.ts"],
  testTimeout: JOURNEY_TIMEOUT_MS,
  hookTimeout: JOURNEY_TIMEOUT_MS,
  maxWorkers: Math.max(2, availableParallelism()),
  sequence: { groupOrder: 1 },
  provide: { chromiumPath: chromiumPath ?? "", isRehearsal },
};

/** Journeys in a real browser, after everything else. */
const browser: TestProjectInlineConfiguration = {
  extends: true,
  test: { ...inBrowser, name: "browser", include: ["e2e/journeys/**/*.e2e.ts"] },
};

/** Further journeys, and every state of the pages. */
const browserRehearsals: TestProjectInlineConfiguration = {
  extends: true,
  test: { ...inBrowser, name: "rehearsals-browser", include: ["e2e/rehearsals/**/*.e2e.ts"] },
};

const types: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "types",
    include: [],
    typecheck: {
      enabled: true,
      only: true,
      checker: "tsc",
      include: ["{e2e,apps/*,packages/*}/**/*.test-d.ts"],
      tsconfig: "./tsconfig.types.json",
    },
  },
};

export default defineConfig({
  test: {
    projects: [
      unit,
      database,
      servers,
      pages,
      types,
      ...(chromiumPath === undefined ? [] : [browser]),
      ...(isRehearsal ? [rehearsals] : []),
      ...(isRehearsal && chromiumPath !== undefined ? [browserRehearsals] : []),
    ],
    globalSetup: ["./packages/db/src/testing/global-setup.ts"],
    setupFiles: ["./scripts/testing/fail-on-console.ts"],
    testTimeout: TIMEOUT_MS,
    hookTimeout: TIMEOUT_MS,
    // Some tests do nothing but wait.
    maxWorkers: availableParallelism() + 1,
    allowOnly: false,
    expect: { requireAssertions: true, poll: { timeout: POLL_TIMEOUT_MS } },
  },
});

declare module "vitest" {
  interface ProvidedContext {
    readonly chromiumPath: string;
    readonly isRehearsal: boolean;
    readonly missingPrograms: readonly string[];
  }
}
