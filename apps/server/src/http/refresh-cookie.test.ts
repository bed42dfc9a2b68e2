import { createTestServices } from "@taskflow/domain/testing";
import { createDatabase } from "@taskflow/db";
import type { Services } from "@taskflow/domain";
import { describe, expect, test } from "vitest";
import { createTestApp, from, post, trusted, type TestApp } from "../testing/create-test-app.ts";

/** Notes what the verb is handed as a refresh token. */
function spyingServices(seen: string[]): Services {
  const appUrl = "postgres://nobody@%2Fnonexistent/nothing";
  const services = createTestServices(
    createDatabase({ appUrl, authUrl: appUrl, assumesRoles: false }),
  );
  const decode = (text: string) => {
    seen.push(text);
    return services.refreshTokens.decode(text);
  };
  return { ...services, refreshTokens: { ...services.refreshTokens, decode } };
}

function create(publicUrl?: string): { app: TestApp; seen: string[] } {
  const seen: string[] = [];
  const services = spyingServices(seen);
  return { app: createTestApp({ services, publicUrl, trustedProxies: trusted("10.0.0.1") }), seen };
}

const HERE = "http://localhost:3000";
const OWN = { origin: HERE, "sec-fetch-site": "same-origin", "x-taskflow": "1" };

type Row = [
  when: string,
  headers: Record<string, string | undefined>,
  isRead: boolean,
  publicUrl?: string,
];

const HTTPS = "https://tasks.example.org";
const viaProxy = { "x-forwarded-proto": "https", origin: HTTPS, cookie: "__Host-tf_rt=token-1" };

const ROWS: Row[] = [
  ["our own page asks", {}, true],
  ["the browser sends no fetch metadata", { "sec-fetch-site": undefined }, true],
  ["another site asks", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
  ["another port of this host asks", { origin: "http://localhost:8080" }, false],
  ["the same host by https asks", { origin: "https://localhost:3000" }, false],
  ["a page without an origin asks", { origin: "null" }, false],
  ["there is no Origin", { origin: undefined }, false],
  ["a sibling of this site asks", { "sec-fetch-site": "same-site" }, false],
  ["the metadata name another site", { "sec-fetch-site": "cross-site" }, false],
  ["a person opened it", { "sec-fetch-site": "none" }, false],
  ["our header is missing", { "x-taskflow": undefined }, false],
  ["our header says something else", { "x-taskflow": "true" }, false],
  ["there are two cookies of the name", { cookie: "tf_rt=token-1; tf_rt=token-2" }, false],
  ["the cookie is too long", { cookie: `tf_rt=${"x".repeat(513)}` }, false],
  ["the cookie is empty", { cookie: "tf_rt=" }, false],
  ["the cookie has another name", { cookie: "tf_rt2=token-1; xtf_rt=token-1" }, false],
  ["other cookies stand around it", { cookie: "a=b; tf_rt=token-1; c=d" }, true],
  ["the public address asks", { origin: "http://tasks.lan" }, true, "http://tasks.lan"],
  ["the Host asks, but it is not the public address", {}, false, "http://tasks.lan"],
  ["the public address on https asks", viaProxy, true, HTTPS],
  [
    "on https, the cookie of plain HTTP is there",
    { ...viaProxy, cookie: "tf_rt=token-1" },
    false,
    HTTPS,
  ],
  ["on plain HTTP, the cookie of https is there", { cookie: "__Host-tf_rt=token-1" }, false],
];

describe("the refresh cookie is read or not when", () => {
  test.each(ROWS)("%s", async (_, headers, isRead, publicUrl) => {
    for (const path of ["/trpc/auth.refresh", "/api/auth/refresh"]) {
      const { app, seen } = create(publicUrl);
      const sent: Record<string, string | undefined> = {
        host: "localhost:3000",
        cookie: "tf_rt=token-1",
        ...OWN,
        ...headers,
      };
      const given = Object.entries(sent).flatMap(([name, value]) => (value ? [[name, value]] : []));
      const init = post({}, Object.fromEntries(given));
      await app.request(path, init, from("10.0.0.1"));
      expect(seen).toEqual(isRead ? ["token-1"] : []);
    }
  });

  test("a token in the body needs none of this, and wins over the cookie", async () => {
    const { app, seen } = create();
    const headers = { host: "localhost:3000", cookie: "tf_rt=token-1" };
    await app.request("/trpc/auth.refresh", post({ refreshToken: "from-body" }, headers));
    expect(seen).toEqual(["from-body"]);
  });
});
