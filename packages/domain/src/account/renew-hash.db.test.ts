import { setImmediate } from "node:timers/promises";
import { createPasswordHasher, HasherBusyError, type PasswordHasher } from "@taskflow/crypto";
import { expect } from "vitest";
import { publicContext } from "../context.ts";
import {
  createTestServices,
  domainTest as test,
  signUp,
  testCall,
  TEST_PASSWORD,
} from "../testing/index.ts";
import { signIn } from "./sign-in.ts";

const DEARER = { memoryKib: 16, passes: 1, lanes: 1, saltBytes: 16, tagBytes: 32 };

/** Takes the first place at the gate that others leave. */
async function enterNext(passwords: PasswordHasher) {
  for (;;) {
    try {
      return passwords.enter("somebody else's");
    } catch (error) {
      expect(error).toBeInstanceOf(HasherBusyError);
      await setImmediate();
    }
  }
}

test("a sign-in makes a hash of other cost anew, and nobody else's coming keeps it from it", async ({
  database,
}) => {
  const services = createTestServices(database);
  const ada = await signUp(services);
  const passwords = createPasswordHasher({ parameters: DEARER, concurrency: 1, queueMax: 0 });
  const ctx = publicContext({ ...services, passwords }, testCall());
  const signingIn = signIn(ctx, { email: ada.email, password: TEST_PASSWORD });
  using other = await enterNext(passwords);
  expect(other).toBeDefined();
  await signingIn;
  const { password_hash } = await database.auth
    .selectFrom("user")
    .select("password_hash")
    .where("id", "=", ada.userId)
    .executeTakeFirstOrThrow();
  expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=16,/u);
});
