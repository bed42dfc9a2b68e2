import { expect } from "vitest";
import { domainTest as test, signUp } from "../testing/index.ts";
import { awaitsFirstAccount } from "./awaits-first-account.ts";

test("the first account is awaited where anybody may make it, until it is made", async ({
  services,
}) => {
  const closed = { ...services, registration: "closed" as const };
  expect([await awaitsFirstAccount(services), await awaitsFirstAccount(closed)]).toEqual([
    true,
    false,
  ]);
  await signUp(services);
  expect(await awaitsFirstAccount(services)).toBe(false);
});
