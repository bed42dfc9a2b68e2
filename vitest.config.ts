import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { findChromium } from "./scripts/find-chromium.mjs";
import { missingPrograms } from "./scripts/missing-programs.mjs";

const chromiumPath = findChromium();
/** Rehearsals of what takes minutes: CI runs them, and npm run rehearse; the others are done sooner. */
const isRehearsal = process.env["TASKFLOW_REHEARSE"] === "1";

/** Tests without a browser wait for a database at most. */
const TIMEOUT_MS = 20_000;
/** Longer than anything takes on a busy machine; a condition that does not come fails the test. */
const POLL_TIMEOUT_MS = 10_000;
/** A journey starts a server and a browser. */
const JOURNEY_TIMEOUT_MS = 60_000;

/** An operator's test installs and builds a clone. */
const OPERATION_TIMEOUT_MS = 600_000;

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "unit",
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
    include: ["{apps,packages}/*/{src,test}/**/*.db.test.ts", "e2e/**/*.db.test.ts"],
    exclude: ["**/node_modules/**", "e2e/{operate,outside}/**"],
    provide: { missingPrograms: missingPrograms() },
  },
};

/** What operators do, with clones that are built, and the bench in miniature: one at a time, at the end. */
const rehearsals: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "rehearsals",
    include: [
      "e2e/{operate,outside}/**/*.db.test.ts",
      "bench/**/*.db.test.ts",
      ...(chromiumPath === undefined ? [] : ["bench/**/*.e2e.ts"]),
    ],
    globalSetup: ["./scripts/testing/build-product.ts"],
    provide: { chromiumPath: chromiumPath ?? "" },
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

/** Journeys in a real browser, one at a time and after everything else: two at once want more than two cores. */
const browser: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "browser",
    include: ["e2e/**/*.e2e.ts"],
    globalSetup: ["./scripts/testing/build-product.ts"],
    testTimeout: JOURNEY_TIMEOUT_MS,
    hookTimeout: JOURNEY_TIMEOUT_MS,
    fileParallelism: false,
    sequence: { groupOrder: 1 },
    provide: { chromiumPath: chromiumPath ?? "" },
  },
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
      pages,
      types,
      ...(chromiumPath === undefined ? [] : [browser]),
      ...(isRehearsal ? [rehearsals] : []),
    ],
    globalSetup: ["./packages/db/src/testing/global-setup.ts"],
    setupFiles: ["./scripts/testing/fail-on-console.ts"],
    testTimeout: TIMEOUT_MS,
    hookTimeout: TIMEOUT_MS,
    // Half of the time a test waits for PostgreSQL.
    maxWorkers: Math.max(2, availableParallelism()),
    allowOnly: false,
    expect: { requireAssertions: true, poll: { timeout: POLL_TIMEOUT_MS } },
  },
});

declare module "vitest" {
  interface ProvidedContext {
    readonly chromiumPath: string;
    readonly missingPrograms: readonly string[];
  }
}
