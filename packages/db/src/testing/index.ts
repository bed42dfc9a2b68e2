export { cloneDatabase, type TestDatabase } from "./clone-database.ts";
export { startTestCluster } from "./cluster.ts";
export { prepareTemplate } from "./template.ts";
