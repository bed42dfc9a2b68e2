import { expect, test } from "vitest";
import { createTestApp, post } from "../testing/create-test-app.ts";

const app = createTestApp();
const LOGIN = { email: "ada@example.org", password: "correct horse battery" };
const ID = "01890a5d-ac96-774b-bcce-b302099a8057";

const { token } = await app.services.accessTokens.issue({ userId: ID, sessionId: ID });
const signedIn = { authorization: `Bearer ${token}` };
const get = (headers: Record<string, string> = {}): RequestInit => ({ headers });
const inputOf = (input: unknown) => `?input=${encodeURIComponent(JSON.stringify(input))}`;
const LONG = "x".repeat(400);

type Case = readonly [name: string, path: string, init: RequestInit];

const CASES: readonly Case[] = [
  ["a session is missing", "/trpc/auth.me", get()],
  ["a token is none", "/trpc/auth.me", get({ authorization: "Bearer nothing" })],
  ["the database is away", "/trpc/auth.me", get(signedIn)],
  ["the database is away in a mutation", "/trpc/auth.logout", post({}, signedIn)],
  ["an input fits", `/trpc/task.get${inputOf({ workspaceId: ID, id: ID })}`, get(signedIn)],
  ["an input does not fit", `/trpc/task.get${inputOf({ workspaceId: 1, more: 2 })}`, get(signedIn)],
  ["an input is missing", "/trpc/task.get", get(signedIn)],
  ["an input is empty", "/trpc/task.get?input=", get(signedIn)],
  ["an input is null", "/trpc/task.get?input=null", get(signedIn)],
  ["an input is no JSON", "/trpc/task.get?input=%7B", get(signedIn)],
  ["an input is broken", "/trpc/task.get?input=%22%ff%zz%22", get(signedIn)],
  ["an input comes twice", "/trpc/task.get?input=1&input=%7B%7D", get(signedIn)],
  [
    "an input is too deep",
    `/trpc/task.get?input=${"[".repeat(40)}${"]".repeat(40)}`,
    get(signedIn),
  ],
  ["a body does not fit", "/trpc/auth.login", post({ email: 1, extra: 2 })],
  ["a body fits", "/trpc/auth.login", post(LOGIN)],
  ["a body is missing", "/trpc/auth.login", { method: "POST" }],
  ["a body is empty", "/trpc/auth.login", { ...post({}), body: "" }],
  ["a body is no JSON", "/trpc/auth.login", { ...post({}), body: "{" }],
  ["a body is too large", "/trpc/auth.login", post("x".repeat(2 ** 20))],
  ["a body is no JSON by its type", "/trpc/auth.login", { method: "POST", body: "{}" }],
  [
    "a type is in capitals",
    "/trpc/auth.login",
    post(LOGIN, { "content-type": "APPLICATION/JSON" }),
  ],
  [
    "a type names the charset",
    "/trpc/auth.login",
    post(LOGIN, { "content-type": "application/json; charset=utf-8" }),
  ],
  ["a query is posted", "/trpc/auth.me", post({}, signedIn)],
  ["a mutation is got", "/trpc/auth.logout", get(signedIn)],
  ["a name is unknown", "/trpc/no.such", get()],
  ["a name is a property of every object", "/trpc/constructor", get()],
  ["a name is encoded", "/trpc/auth%2Eme", get(signedIn)],
  ["a name ends in a slash", "/trpc/auth.me/", get(signedIn)],
  ["a name has a comma", "/trpc/auth.me,auth.me", get(signedIn)],
  ["JSON lines are asked for", "/trpc/auth.me", get({ accept: "application/jsonl" })],
  ["a stream is asked for", "/trpc/auth.me", get({ "trpc-accept": "application/jsonl" })],
  ["the token is in the address", "/trpc/auth.me?connectionParams=%7B%7D", get()],
  [
    "an answer is long, and read compressed",
    `/trpc/task.get${inputOf({ [LONG]: 1, [`${LONG}2`]: 2, [`${LONG}3`]: 3 })}`,
    get({ ...signedIn, "accept-encoding": "br" }),
  ],
  ["an answer is short, and read compressed", "/trpc/auth.me", get({ "accept-encoding": "gzip" })],
];

/** An answer without what is new in each. */
async function told(path: string, init: RequestInit) {
  const response = await app.request(path, init);
  const requestId = response.headers.get("x-request-id") ?? "";
  const headers = [...response.headers]
    .filter(([name]) => name !== "x-request-id")
    // One call less is left after each.
    .map(([name, value]) => [
      name,
      name === "ratelimit" ? value.replace(/r=\d+;t=\d+/u, "…") : value,
    ]);
  const body = Buffer.from(await response.arrayBuffer());
  const isText = response.headers.get("content-encoding") === null;
  const text = isText ? body.toString().replaceAll(requestId, "…") : body.length > 0;
  return { status: response.status, headers, text };
}

test.each<Case>(CASES)("is told the same on both ways: %s", async (_, path, init) => {
  // tRPC reads no batch in it, but the short way leaves whatever has the word to tRPC.
  const long = `${path}${path.includes("?") ? "&" : "?"}batch=0`;
  expect(await told(path, init)).toEqual(await told(long, init));
});

test("faults are logged on both ways alike", async () => {
  const before = app.logged().length;
  await app.request("/trpc/auth.me", get(signedIn));
  const short = app.logged().slice(before);
  await app.request("/trpc/auth.me?batch=0", get(signedIn));
  const long = app.logged().slice(before + short.length);
  const withoutChance = (lines: string) =>
    lines.replaceAll(/"(?:time|requestId|ms)":(?:"[^"]*"|[\d.]+)/gu, "");
  expect(withoutChance(short)).toEqual(withoutChance(long));
});
