import type { TestProject } from "vitest/node";
import { startTestCluster } from "./cluster.ts";
import { prepareTemplate } from "./template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the run's throwaway PostgreSQL, which holds the migrated template. */
    readonly superuserUrl: string;
  }
}

/** The projects of the test run whose tests call a database. */
const NEEDS_DATABASE = new Set([
  "database",
  "servers",
  "pages",
  "browser",
  "rehearsals",
  "rehearsals-browser",
]);

/** Starts the PostgreSQL that the whole run shares, and migrates the template that each file clones. */
export async function setup(root: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!root.vitest.projects.some((project) => NEEDS_DATABASE.has(project.name))) return undefined;
  const cluster = await startTestCluster();
  try {
    await prepareTemplate(cluster.superuserUrl);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  root.provide("superuserUrl", cluster.superuserUrl);
  return () => cluster.stop();
}
