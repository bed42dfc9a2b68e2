import type { Services } from "@taskflow/domain";
import {
  createTestServices,
  domainTest,
  signUp,
  TEST_PASSWORD,
  type TestPerson,
} from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, from, post, type TestApp } from "../testing/create-test-app.ts";

const OWN = { host: "localhost:3000", origin: "http://localhost:3000", "x-taskflow": "1" };

/** What a browser does with cookies, in a few lines. */
class Browser {
  readonly #app: TestApp;
  readonly #cookies = new Map<string, string>();
  readonly #address: string;

  constructor(app: TestApp, address = "192.0.2.1") {
    this.#app = app;
    this.#address = address;
  }

  get cookie(): string {
    return [...this.#cookies].map((pair) => pair.join("=")).join("; ");
  }

  forget(name: string): void {
    this.#cookies.delete(name);
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = this.cookie;
    const init = post(body, { ...OWN, ...(cookie && { cookie }), ...headers });
    const response = await this.#app.request(path, init, from(this.#address));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  signIn({ email }: Pick<TestPerson, "email">, password = TEST_PASSWORD): Promise<Response> {
    return this.post("/trpc/auth.login", { email, password, useCookie: true });
  }
}

async function livingSessions(services: Services, { userId }: TestPerson): Promise<number> {
  const rows = await services.database.auth
    .selectFrom("session")
    .select("id")
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .execute();
  return rows.length;
}

describe("signing out by the cookie alone", () => {
  for (const path of ["/trpc/auth.logout", "/api/auth/logout"]) {
    domainTest(`at ${path} ends the session and takes its cookie away`, async ({ services }) => {
      const ada = await signUp(services);
      const browser = new Browser(createTestApp({ services }));
      await browser.signIn(ada);
      expect(await livingSessions(services, ada)).toBe(2);
      const expired = { authorization: "Bearer expired.token.here" };
      const response = await browser.post(path, {}, expired);
      expect(response.status).toBe(200);
      expect(response.headers.get("clear-site-data")).toBe('"cache"');
      expect(await livingSessions(services, ada)).toBe(1);
      expect(browser.cookie).toMatch(/^tf_device=/u);
      expect((await browser.post(path, {})).status).toBe(401);
    });
  }

  domainTest("is not done for a page that is not our own", async ({ services }) => {
    const ada = await signUp(services);
    const browser = new Browser(createTestApp({ services }));
    await browser.signIn(ada);
    const others: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "same-site" },
      { "x-taskflow": "0" },
    ];
    for (const headers of others) {
      const response = await browser.post("/trpc/auth.logout", {}, headers);
      expect(response.status).toBe(401);
    }
    expect(await livingSessions(services, ada)).toBe(2);
  });
});

describe("signing in again in the same browser", () => {
  domainTest("ends its former session, whoever that was", async ({ services }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const browser = new Browser(createTestApp({ services }));
    await browser.signIn(ada);
    await browser.signIn(ada);
    expect(await livingSessions(services, ada)).toBe(2);
    await browser.signIn(bob);
    expect(await livingSessions(services, ada)).toBe(1);
    expect(await livingSessions(services, bob)).toBe(2);
  });

  domainTest("ends nothing if it fails, or by a cookie that is not ours", async ({ services }) => {
    const ada = await signUp(services);
    const browser = new Browser(createTestApp({ services }));
    await browser.signIn(ada);
    expect((await browser.signIn(ada, "wrong password 1")).status).toBe(401);
    const forged = { cookie: "tf_rt=AQGiFO-Cvnm_qTBxZ06o_9cAAAAAA7q0PlUChXjkzjeOAfLI" };
    const login = { email: ada.email, password: TEST_PASSWORD, useCookie: true };
    expect((await browser.post("/trpc/auth.login", login, forged)).status).toBe(200);
    expect(await livingSessions(services, ada)).toBe(3);
  });
});

describe("a browser that has signed in before", () => {
  domainTest(
    "gets in however often strangers guess, has tries of its own, and no others",
    async ({ database }) => {
      const services = createTestServices(database, { limitsFactor: 1 });
      const app = createTestApp({ services });
      const ada = await signUp(createTestServices(database));
      const known = new Browser(app, "192.0.2.1");
      await known.signIn(ada);
      await known.post("/trpc/auth.logout", {});

      const stranger = new Browser(app, "192.0.2.2");
      const guesses = [];
      for (let count = 0; count < 7; count += 1) {
        guesses.push((await stranger.signIn(ada, "wrong password 1")).status);
      }
      expect(guesses).toEqual([401, 401, 401, 401, 401, 429, 429]);
      expect((await stranger.signIn(ada)).status).toBe(429);
      expect((await known.signIn(ada)).status).toBe(200);
      // What the owner did forgives the stranger nothing.
      expect((await stranger.signIn(ada, "wrong password 1")).status).toBe(429);

      const own = [];
      for (let count = 0; count < 6; count += 1) {
        own.push((await known.signIn(ada, "wrong password 1")).status);
      }
      expect(own).toEqual([401, 401, 401, 401, 401, 429]);
    },
  );

  domainTest("is none for another account, nor for a program", async ({ database }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const app = createTestApp({ services });
    const unlimited = createTestServices(database);
    const [ada, bob] = [await signUp(unlimited), await signUp(unlimited)];
    const browser = new Browser(app, "192.0.2.3");
    await browser.signIn(bob);
    const stranger = new Browser(app, "192.0.2.4");
    for (let count = 0; count < 5; count += 1) await stranger.signIn(ada, "wrong password 1");
    expect((await browser.signIn(ada)).status).toBe(429);

    const login = { email: bob.email, password: TEST_PASSWORD };
    const program = await browser.post("/trpc/auth.login", login);
    expect(program.headers.getSetCookie()).toEqual([]);
  });

  domainTest("stays the same one at its next sign-in", async ({ services }) => {
    const ada = await signUp(services);
    const browser = new Browser(createTestApp({ services }));
    await browser.signIn(ada);
    const first = /tf_device=[^;]+/u.exec(browser.cookie)?.[0];
    browser.forget("tf_rt");
    await browser.signIn(ada);
    expect(browser.cookie).toContain(first);
  });
});
