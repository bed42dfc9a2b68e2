import { domainTest, signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, from, post, trusted } from "../testing/create-test-app.ts";

const OWN = { host: "localhost:3000", origin: "http://localhost:3000", "x-taskflow": "1" };
const COOKIE = /^tf_rt=([\w-]+); Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/u;
const DEVICE_COOKIE = /^tf_device=([\w-]+); Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/u;
const SECURE_COOKIE =
  /^__Host-tf_rt=([\w-]+); Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict; Secure$/u;

describe("the refresh token of a page", () => {
  for (const base of ["/trpc/auth.", "/api/auth/"]) {
    domainTest(`by ${base}login is in the cookie only`, async ({ services }) => {
      const app = createTestApp({ services });
      const { email } = await signUp(services);
      const login = { email, password: TEST_PASSWORD };
      const page = await app.request(`${base}login`, post({ ...login, useCookie: true }, OWN));
      const program = await app.request(`${base}login`, post(login));
      expect(page.headers.getSetCookie()).toEqual([
        expect.stringMatching(COOKIE),
        expect.stringMatching(DEVICE_COOKIE),
      ]);
      expect(await page.text()).not.toContain("refreshToken");
      expect(program.headers.get("set-cookie")).toBeNull();
      expect(await program.text()).toContain("refreshToken");
    });

    domainTest(`goes round by ${base}refresh, and ends by ${base}logout`, async ({ services }) => {
      const app = createTestApp({ services });
      const { email } = await signUp(services);
      const login = { email, password: TEST_PASSWORD, useCookie: true };
      const signedIn = await app.request(`${base}login`, post(login, OWN));
      const first = tokenOf(signedIn, COOKIE);

      const headers = { ...OWN, cookie: `tf_rt=${first}` };
      const refreshed = await app.request(`${base}refresh`, post({}, headers));
      const text = await refreshed.text();
      expect(refreshed.status).toBe(200);
      expect(tokenOf(refreshed, COOKIE)).not.toBe(first);
      expect(text).not.toContain("refreshToken");

      const access = /"accessToken":"([^"]+)"/u.exec(text)?.[1];
      const bearer = { authorization: `Bearer ${access}` };
      const left = await app.request(`${base}logout`, post({}, bearer));
      expect(left.status).toBe(200);
      expect(left.headers.get("set-cookie")).toMatch(/^tf_rt=; Max-Age=0; Path=\/; HttpOnly/u);
      expect(left.headers.get("clear-site-data")).toBe('"cache"');

      const again = await app.request(`${base}refresh`, post({}, headers));
      expect(again.status).toBe(401);
    });
  }

  domainTest("is bound to this host and to https by an https address", async ({ services }) => {
    const publicUrl = "https://tasks.example.org";
    const app = createTestApp({ services, publicUrl, trustedProxies: trusted("10.0.0.1") });
    const { email } = await signUp(services);
    const login = { email, password: TEST_PASSWORD, useCookie: true };
    const headers = { origin: publicUrl, "x-taskflow": "1", "x-forwarded-proto": "https" };
    const proxy = from("10.0.0.1");
    const signedIn = await app.request("/trpc/auth.login", post(login, headers), proxy);
    const cookie = `__Host-tf_rt=${tokenOf(signedIn, SECURE_COOKIE)}`;
    expect(cookie.length).toBeLessThan(512);

    const refreshed = await app.request(
      "/trpc/auth.refresh",
      post({}, { ...headers, cookie }),
      proxy,
    );
    expect(refreshed.status).toBe(200);
    expect(refreshed.headers.get("set-cookie")).toMatch(SECURE_COOKIE);
  });
});

function tokenOf(response: Response, cookie: RegExp): string {
  const set = response.headers.getSetCookie();
  const token = set.map((line) => cookie.exec(line)?.[1]).find((value) => value !== undefined);
  if (token === undefined) throw new Error("there is no such cookie");
  return token;
}
