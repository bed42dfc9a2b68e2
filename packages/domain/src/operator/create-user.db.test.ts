import { randomUUID } from "node:crypto";
import { EmailAddress } from "@taskflow/contract";
import { describe, expect } from "vitest";
import { publicContext } from "../context.ts";
import { signIn } from "../account/sign-in.ts";
import { domainTest as test, testCall } from "../testing/index.ts";
import { createUser } from "./create-user.ts";
import { listUsers } from "./list-users.ts";

const newEmail = () => EmailAddress.parse(`${randomUUID()}@example.org`);

describe("an account that an operator makes", () => {
  test("can be signed in to with its password, also where nobody may register", async ({
    services,
  }) => {
    const { passwords, database } = services;
    const email = newEmail();
    const password = await createUser({ auth: database.auth, passwords }, { email, name: "Ada" });
    const closed = { ...services, registration: "closed" as const };
    const session = await signIn(publicContext(closed, testCall()), { email, password });
    expect(session.accessToken).not.toBe("");
    expect(await listUsers(database.auth)).toContainEqual(
      expect.objectContaining({ email, name: "Ada", sessions: 1 }),
    );
  });

  test("is refused for what is no e-mail, no name, or taken, and nothing is made", async ({
    services: { passwords, database },
  }) => {
    const parts = { auth: database.auth, passwords };
    const email = newEmail();
    await createUser(parts, { email });
    const before = await listUsers(database.auth);
    await expect(createUser(parts, { email: email.toUpperCase() })).rejects.toThrow("already");
    await expect(createUser(parts, { email: "ada" })).rejects.toThrow("Must be an e-mail address.");
    await expect(createUser(parts, { email: newEmail(), name: "" })).rejects.toThrow(
      "does not fit",
    );
    expect(await listUsers(database.auth)).toEqual(before);
  });
});
