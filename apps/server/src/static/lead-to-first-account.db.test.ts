import { domainTest, signUp } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { createTestApp } from "../testing/create-test-app.ts";

const BROWSER = { headers: { accept: "text/html,application/xhtml+xml" } };

domainTest(
  "a browser is led to the first account until there is one, a program is not",
  async ({ services, testDatabase: _ }) => {
    const app = createTestApp({ services });
    const knock = async (init?: RequestInit) => {
      const { status, headers } = await app.request("/", init);
      return status === 302 ? headers.get("location") : "stays";
    };
    expect(await knock()).toBe("stays");
    expect(await knock(BROWSER)).toBe("/register");
    await signUp(services);
    expect(await knock(BROWSER)).toBe("stays");
  },
);
