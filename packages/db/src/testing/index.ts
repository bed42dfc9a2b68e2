export { cloneDatabase, type TestDatabase } from "./clone-database.ts";
export { startTestCluster } from "./cluster.ts";
export { dbTest } from "./db-test.ts";
export { prepareTemplate } from "./template.ts";
