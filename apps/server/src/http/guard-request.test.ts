import { describe, expect, test } from "vitest";
import { createTestApp, errorOf, from, post } from "../testing/create-test-app.ts";

const app = createTestApp();
const LOGIN = { email: "ada@example.org", password: "correct horse battery" };

async function statusOf(path: string, init?: RequestInit, env?: object): Promise<number> {
  const response = await app.request(path, init, env);
  return response.status;
}

/** Below each mount, a call that reaches the procedure: 503, because there is no database behind it. */
const REACHES = 503;

describe("kinds of body", () => {
  const KINDS: [kind: string, headers: Record<string, string>, body: RequestInit["body"]][] = [
    ["text", { "content-type": "text/plain" }, JSON.stringify(LOGIN)],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, "email=a&password=b"],
    ["a form with files", {}, toForm(LOGIN)],
    ["bytes", { "content-type": "application/octet-stream" }, JSON.stringify(LOGIN)],
    ["no type", { "content-type": "" }, JSON.stringify(LOGIN)],
    ["almost JSON", { "content-type": "application/jsonp" }, JSON.stringify(LOGIN)],
    ["JSON and more", { "content-type": "application/json, text/plain" }, JSON.stringify(LOGIN)],
    ["JSON with a boundary", { "content-type": "application/json; boundary=x" }, "{}"],
    ["another charset", { "content-type": "application/json; charset=utf-16" }, "{}"],
    ["compressed JSON", { "content-type": "application/json", "content-encoding": "gzip" }, "{}"],
  ];

  for (const path of ["/trpc/auth.login", "/api/auth/login"]) {
    test.each(KINDS)(`%s is refused at ${path}`, async (_, headers, body) => {
      expect(await statusOf(path, { method: "POST", headers, body: body ?? null })).toBe(415);
    });
  }

  test.each(["PATCH", "DELETE"])("%s takes nothing else either", async (method) => {
    const path = `/api/workspaces/${"0".repeat(8)}/tasks/1`;
    const init = { method, headers: { "content-type": "text/plain" }, body: "{}" };
    expect(await statusOf(path, init)).toBe(415);
  });

  test.each(["application/json", "Application/JSON", 'application/json; charset="UTF-8"'])(
    "%s is taken",
    async (type) => {
      expect(await statusOf("/api/auth/login", post(LOGIN, { "content-type": type }))).toBe(
        REACHES,
      );
    },
  );

  test("a call by tRPC says that it is JSON even when it has no input", async () => {
    expect(await statusOf("/trpc/auth.logout", { method: "POST" })).toBe(415);
  });
});

function toForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe("sizes", () => {
  const MIB = 1024 * 1024;

  test("a body of 1 MiB is read, one byte more is refused", async () => {
    const exact = post("x".repeat(MIB - 2));
    const over = post("x".repeat(MIB - 1));
    expect(await statusOf("/trpc/auth.login", exact)).toBe(400);
    expect(await statusOf("/trpc/auth.login", over)).toBe(413);
    expect(await statusOf("/api/auth/login", over)).toBe(413);
  });

  test("a body that is announced as too large is not read at all", async () => {
    const init = post({}, { "content-length": `${MIB + 1}` });
    expect(await statusOf("/trpc/auth.login", init)).toBe(413);
  });

  test("a body without end is cut off", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body, duplex: "half" } as const;
    expect(await statusOf("/trpc/auth.login", init)).toBe(413);
    expect(sent).toBeLessThan(2 * MIB);
  });

  test("an address of 8 KiB is read, a longer one is refused", async () => {
    const path = "/trpc/auth.me?x=";
    expect(await statusOf(path + "x".repeat(8 * 1024 - path.length))).toBe(401);
    expect(await statusOf(path + "x".repeat(8 * 1024 - path.length + 1))).toBe(400);
  });

  const nest = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));

  test("JSON 32 deep is read, deeper is refused, in bodies and in addresses", async () => {
    const issuesOf = async (input: unknown) => {
      const response = await app.request("/trpc/auth.login", post(input));
      return (await errorOf(response)).data.issues;
    };
    expect(await issuesOf(nest(32))).toBeDefined();
    expect(await issuesOf(nest(33))).toBeUndefined();
    const deep = encodeURIComponent(JSON.stringify(nest(33)));
    const response = await app.request(`/trpc/auth.me?input=${deep}`);
    expect(response.status).toBe(400);
  });

  test("JSON of more than 10,000 values is refused", async () => {
    const messageOf = async (length: number) => {
      const response = await app.request("/trpc/auth.login", post(Array(length).fill(0)));
      return (await errorOf(response)).message;
    };
    expect(await messageOf(9_999)).toBe("The input does not fit.");
    expect(await messageOf(10_000)).toContain("more than 10000 values");
  });

  test("a million brackets neither stop the process nor take long", async () => {
    const text = "[".repeat(500_000) + "]".repeat(500_000);
    const headers = { "content-type": "application/json" };
    expect(await statusOf("/api/auth/login", { method: "POST", headers, body: text })).toBe(400);
  });

  test.each([
    ["half a sentence", Buffer.from('{"email":"ada@example.org"'), "This is not JSON."],
    [
      "bytes that are not UTF-8",
      Buffer.from(JSON.stringify({ ...LOGIN, password: "\u00ff" }), "latin1"),
      "The body is not UTF-8.",
    ],
  ])("%s are refused and not repeated", async (_, body, message) => {
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: new Uint8Array(body) };
    const response = await app.request("/trpc/auth.login", init);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toBe(message);
  });
});

describe("targets", () => {
  test.each(["/%", "/trpc/%E0%A4%A", "/api/workspaces/%ZZ/tasks", "/docs/%C0%80"])(
    "the malformed path %s is refused",
    async (path) => {
      expect(await statusOf(path)).toBe(400);
    },
  );

  test.each([
    "/trpc/__proto__",
    "/trpc/constructor",
    "/trpc/auth.__proto__",
    "/trpc/auth.constructor.name",
    "/trpc/toString",
    "/trpc/",
    "/trpc/auth.me%2F..%2Fx",
    "/api/__proto__",
  ])("%s leads nowhere", async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  test.each([
    ["/api/auth/me?search=%FF", "search"],
    ["/api/auth/me?a=1&search=x%ED%A0%80y&b=2", "search"],
    ["/api/auth/me?search=%C0%80", "search"],
    ["/api/auth/me?a%80=1", "a\ufffd"],
    ["/trpc/auth.me?input=%22%E0%A4%22", "input"],
  ])("%s is not UTF-8, which is refused and named", async (path, field) => {
    const response = await app.request(path);
    expect(response.status).toBe(400);
    const body: unknown = await response.json();
    const issues = [{ path: [field], message: "Contains bytes that are not UTF-8." }];
    expect(body).toMatchObject(
      path.startsWith("/trpc") ? { error: { data: { issues } } } : { issues },
    );
  });

  test.each(["/api/auth/me?a=%C3%BC%20%F0%9F%91%8D", "/api/auth/me?a=50%&b=%zz"])(
    "%s is read",
    async (path) => {
      expect(await statusOf(path)).toBe(401);
    },
  );

  test("two Host headers are refused", async () => {
    const twice = ["Host", "tasks.example.org", "host", "evil.example"];
    const once = ["Host", "tasks.example.org"];
    expect(await statusOf("/healthz", {}, from("127.0.0.1", twice))).toBe(400);
    expect(await statusOf("/healthz", {}, from("127.0.0.1", once))).toBe(200);
  });

  test("a token in the address is refused", async () => {
    expect(await statusOf("/trpc/auth.me?connectionParams=%7B%7D")).toBe(400);
  });
});

describe("methods", () => {
  test.each(["PUT", "OPTIONS", "PURGE"])("%s is refused everywhere", async (method) => {
    for (const path of ["/", "/trpc/auth.me", "/api/auth/me", "/healthz"]) {
      const response = await app.request(path, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST, PATCH, DELETE");
    }
  });

  test("a mutation cannot be called by GET", async () => {
    expect(await statusOf("/trpc/auth.logout")).toBe(405);
    expect(await statusOf("/api/auth/logout")).toBe(405);
  });

  test("a query cannot be called by POST", async () => {
    expect(await statusOf("/trpc/auth.me", post({}))).toBe(405);
    expect(await statusOf("/api/auth/me", post({}))).toBe(405);
  });

  test("what a REST path takes is said in Allow", async () => {
    const response = await app.request("/api/workspaces/1/tasks/2", { method: "POST" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, PATCH, DELETE");
  });

  test.each(["HEAD", "PATCH", "DELETE"])("%s has no meaning to tRPC", async (method) => {
    expect(await statusOf("/trpc/auth.me", { method })).toBe(405);
  });
});
