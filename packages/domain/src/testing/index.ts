export { createTeam } from "./create-team.ts";
export { createTestHasher } from "./create-test-hasher.ts";
export { createTestServices } from "./create-test-services.ts";
export {
  asAdmin,
  findMembershipDrift,
  seedMember,
  seedToken,
  type TestDatabase,
  verifyChain,
} from "@taskflow/db/testing";
export { domainTest } from "./domain-test.ts";
export { makeToken, type TestProgram } from "./make-token.ts";
export { refusalOf } from "./refusal-of.ts";
export { signUp, testCall, TEST_PASSWORD, type TestPerson } from "./sign-up.ts";
