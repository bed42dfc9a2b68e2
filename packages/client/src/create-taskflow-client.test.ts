import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { createVerifier, httpbis } from "http-message-signatures";
import { describe, expect, test } from "vitest";
import { createTaskFlowClient } from "./index.ts";
import { answered, type Heard, listen } from "./testing/listen.ts";

const workspaceId = "0199a0de-7a55-7cc4-8d0c-1d2f3a4b5c6d";
const token = `tft_${"a".repeat(43)}`;
const signing = { keyId: workspaceId, secret: `tfs_${"b".repeat(43)}` };
const page = { items: [], nextCursor: null };

const BAD_GATEWAY = {
  status: 502,
  headers: { "content-type": "text/html", "retry-after": "0" },
  body: "<h1>Bad gateway</h1>",
};

describe("an answer that is not the server's", () => {
  test("is no answer: what may be repeated is sent again", async () => {
    const { baseUrl, heard } = await listen((_heard, count) =>
      count < 3 ? BAD_GATEWAY : answered(page, true),
    );
    const taskflow = createTaskFlowClient({ baseUrl, auth: { token } });
    expect(await taskflow.task.list.query({ workspaceId })).toEqual(page);
    expect(heard).toHaveLength(3);
    for (const { headers } of heard) expect(headers.authorization).toBe(`Bearer ${token}`);
  });

  test("is told with its status: what may not be repeated is sent once", async () => {
    const { baseUrl, heard } = await listen(() => BAD_GATEWAY);
    const taskflow = createTaskFlowClient({ baseUrl, auth: { token } });
    await expect(taskflow.workspace.create.mutate({ name: "Team" })).rejects.toMatchObject({
      name: "TaskFlowError",
      appCode: "unreachable",
      httpStatus: 502,
      message: `${baseUrl} answered 502, which is not TaskFlow's answer.`,
    });
    expect(heard).toHaveLength(1);
  });

  test("is no answer as JSON of somebody else's either", async () => {
    const { baseUrl } = await listen(() => ({
      headers: { "content-type": "application/json" },
      body: '{"hello":"world"}',
    }));
    const taskflow = createTaskFlowClient({ baseUrl, auth: { token }, retry: { tries: 1 } });
    await expect(taskflow.task.list.query({ workspaceId })).rejects.toMatchObject({
      appCode: "unreachable",
    });
  });

  test("ends a stream only if it is the server who refuses it", async () => {
    const data = { code: "FORBIDDEN", httpStatus: 403, appCode: "forbidden", requestId: "r" };
    const refusal = { error: { code: -32003, message: "Use HTTPS.", data } };
    const { baseUrl, heard } = await listen((_heard, count) =>
      count < 3
        ? BAD_GATEWAY
        : {
            status: 403,
            headers: { "content-type": "application/json" },
            body: JSON.stringify(refusal),
          },
    );
    const interruptions: (number | undefined)[] = [];
    const taskflow = createTaskFlowClient({ baseUrl, auth: { token } });
    const changes = taskflow.changes({
      workspaceId,
      onInterruption: ({ httpStatus }) => interruptions.push(httpStatus),
    });
    await expect(changes.next()).rejects.toMatchObject({ appCode: "forbidden" });
    expect(interruptions).toEqual([502, 502]);
    expect(heard).toHaveLength(3);
  });

  test("takes no token to another address", async () => {
    const elsewhere = await listen(() => answered(page, true));
    const { baseUrl } = await listen(() => ({
      status: 307,
      headers: { location: elsewhere.baseUrl },
    }));
    const taskflow = createTaskFlowClient({ baseUrl, auth: { token }, retry: { tries: 1 } });
    await expect(taskflow.task.list.query({ workspaceId })).rejects.toMatchObject({
      appCode: "unreachable",
      httpStatus: 307,
    });
    expect(elsewhere.heard).toEqual([]);
  });

  test("is repeated with the same id, so that a create stays one", async () => {
    const { baseUrl, heard } = await listen((_heard, count) =>
      count < 3 ? BAD_GATEWAY : answered({}, false),
    );
    const taskflow = createTaskFlowClient({ baseUrl, auth: { token } });
    await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });
    const ids = heard.map(({ body }) => (JSON.parse(body) as { readonly id: string }).id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });
});

/** What a server that trusts nobody finds of a request as it came, by a library that is not ours. */
async function isGenuine({ method, url, headers, body }: Heard): Promise<boolean | null> {
  const digest = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
  if (headers["content-digest"] !== digest || headers.authorization !== undefined) return false;
  const verify = createVerifier(Buffer.from(signing.secret), "hmac-sha256");
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const keyLookup = async () => ({ algs: ["hmac-sha256"], verify });
  return httpbis.verifyMessage({ keyLookup }, { method, url, headers: Object.fromEntries(given) });
}

describe("signed requests", () => {
  test("are genuine as they come over the wire, whatever is in them", async () => {
    const { baseUrl, heard } = await listen(({ url }) =>
      answered(page, new URL(url).searchParams.has("batch")),
    );
    const taskflow = createTaskFlowClient({ baseUrl, auth: signing });
    const search = `it's (100%) "ä" *~! <b>&#x1f33b; ${String.fromCodePoint(0x1f33b)}`;
    await taskflow.task.list.query({ workspaceId, search });
    await taskflow.task.create.mutate({ workspaceId, title: search });
    await taskflow.auth.logout.mutate();
    expect(heard.map(({ method }) => method)).toEqual(["GET", "POST", "POST"]);
    for (const request of heard) expect(await isGenuine(request)).toBe(true);
    expect(new URL(heard[0]?.url ?? "").searchParams.get("input")).toContain("it's");
    expect(heard[0]?.url).toContain("it%27s");
  });

  test("are signed anew for each try", async () => {
    const { baseUrl, heard } = await listen((_heard, count) =>
      count < 4 ? BAD_GATEWAY : answered(page, true),
    );
    await createTaskFlowClient({ baseUrl, auth: signing }).task.list.query({ workspaceId });
    const inputs = heard.map(({ headers }) => headers["signature-input"]);
    expect(new Set(inputs).size).toBe(4);
    for (const request of heard) expect(await isGenuine(request)).toBe(true);
  });
});

describe("a client is not made", () => {
  test.for([
    ["without a server's address", { baseUrl: "ftp://tasks.example.org" }, "baseUrl"],
    ["with more than an address", { baseUrl: "https://tasks.example.org/?a=b" }, "baseUrl"],
    ["with what is no token", { auth: { token: "abc" } }, "auth.token"],
    ["with a signing secret for a token", { auth: { token: signing.secret } }, "auth.token"],
    ["with a token for a secret", { auth: { ...signing, secret: token } }, "auth.secret"],
    ["with a name for an id", { auth: { ...signing, keyId: "ci" } }, "auth.keyId"],
  ] as const)("%s", ([, options, field]) => {
    const whole = { baseUrl: "https://tasks.example.org", auth: { token }, ...options };
    expect(() => createTaskFlowClient(whole)).toThrow(field);
  });
});

test("a client is no promise, and can be handed on by one", async () => {
  const taskflow = createTaskFlowClient({ baseUrl: "https://tasks.example.org", auth: { token } });
  expect(await Promise.resolve(taskflow)).toBe(taskflow);
});

test("a name that is no call says so", async () => {
  const { task } = createTaskFlowClient({ baseUrl: "https://tasks.example.org", auth: { token } });
  // @ts-expect-error -- for who calls from JavaScript
  expect(() => task.create({ workspaceId })).toThrow("task.create is no call of TaskFlow's.");
});
