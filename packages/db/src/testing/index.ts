export { asAdmin } from "./as-admin.ts";
export { cloneDatabase, type TestDatabase } from "./clone-database.ts";
export { startTestCluster } from "./cluster.ts";
export { dbTest } from "./db-test.ts";
export { findMembershipDrift, type MembershipDrift } from "./membership-drift.ts";
export { type NewMember, seedMember } from "./seed-member.ts";
export { seedPerson, type SeededPerson, seedSession } from "./seed-person.ts";
export { entryOf, seedTask } from "./seed-task.ts";
export { prepareTemplate } from "./template.ts";
