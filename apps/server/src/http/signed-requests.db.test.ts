import { randomUUID } from "node:crypto";
import { CreateTokenInput, ListTokensInput, RotateTokenInput, TokenRef } from "@taskflow/contract";
import {
  createToken,
  endFormerSecret,
  listTokens,
  rotateToken,
  type Services,
} from "@taskflow/domain";
import { createTestServices, domainTest, signUp, type TestPerson } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { listen, portOf } from "../start/http-server.ts";
import { sendRaw } from "../testing/send-raw.ts";
import { createTestApp, type TestApp } from "../testing/create-test-app.ts";
import { newNonce, signCall, type SignedCall, type UnsignedCall } from "../testing/sign-call.ts";

const ORIGIN = "http://tasks.example.org";
const TITLE = '{"title":"Water the plants"}';

/** A person, their token that signs, and the application that both call. */
interface Scene {
  readonly app: TestApp;
  readonly person: TestPerson;
  readonly token: { readonly id: string; readonly secret: string };
  readonly tasks: string;
}

async function openScene(services: Services): Promise<Scene> {
  const person = await signUp(services);
  const { workspaceId } = person;
  const input = {
    workspaceId,
    name: "Robot",
    kind: "signed",
    scopes: ["task:write", "change:read"],
  };
  const { token, secret } = await createToken(person.ctx(), CreateTokenInput.parse(input));
  return {
    app: createTestApp({ services, publicUrl: ORIGIN }),
    person,
    token: { id: token.id, secret },
    tasks: `/api/workspaces/${workspaceId}/tasks`,
  };
}

const test = domainTest.extend<{ $file: { scene: Scene } }>({
  scene: [async ({ services }, use) => use(await openScene(services)), { scope: "file" }],
});

const sign = ({ token }: Scene, call: UnsignedCall) => signCall(token, { origin: ORIGIN, ...call });

async function send({ app }: Scene, { target, ...init }: SignedCall) {
  const response = await app.request(target, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

/** What is answered: the status of a call that was made, or why it was refused. */
async function outcome(scene: Scene, call: SignedCall): Promise<unknown> {
  const { status, text } = await send(scene, call);
  const reason = /"reason":"(\w+)"/u.exec(text)?.[1];
  return reason ?? status;
}

const newTask = (scene: Scene, more: Partial<UnsignedCall> = {}) =>
  sign(scene, { request: `POST ${scene.tasks}`, body: TITLE, ...more });

describe("a signed call", () => {
  test("is made in its owner's name, over REST", async ({ scene }) => {
    expect(await outcome(scene, newTask(scene))).toBe(201);
    const list = sign(scene, { request: `GET ${scene.tasks}?status=todo&search=water%20the` });
    const { status, text } = await send(scene, list);
    expect([status, text]).toEqual([200, expect.stringContaining("Water the plants")]);
  });

  test("is made over tRPC: alone, in a batch by either method, and as a stream", async ({
    scene,
  }) => {
    const { workspaceId } = scene.person;
    const input = encodeURIComponent(JSON.stringify({ workspaceId }));
    const both = encodeURIComponent(JSON.stringify({ 0: { workspaceId }, 1: { workspaceId } }));
    const created = JSON.stringify({ workspaceId, title: "x" });
    for (const call of [
      { request: "POST /trpc/task.create", body: created },
      { request: `GET /trpc/task.list?input=${input}` },
      { request: `GET /trpc/task.list,task.list?batch=1&input=${both}` },
      {
        request: "POST /trpc/task.create,task.create?batch=1",
        body: `{"0":${created},"1":${created}}`,
      },
    ]) {
      expect([call.request, await outcome(scene, sign(scene, call))]).toEqual([call.request, 200]);
    }
    for (const target of [
      `/trpc/change.stream?input=${input}`,
      `/api/workspaces/${workspaceId}/changes/stream`,
    ]) {
      const { target: path, ...init } = sign(scene, { request: `GET ${target}` });
      const response = await scene.app.request(path, init);
      expect(response.headers.get("content-type")).toBe("text/event-stream");
      const reader = response.body?.getReader();
      let heard = "";
      while (!heard.includes('"kind":"sync"')) {
        heard += Buffer.from((await reader?.read())?.value ?? []).toString();
      }
      await reader?.cancel();
    }
  });

  test("may have an Idempotency-Key, which is then signed", async ({ scene }) => {
    const headers = { "idempotency-key": `"${randomUUID()}"` };
    expect(await outcome(scene, newTask(scene, { headers }))).toBe(201);
  });

  test("is about the address that the operator set, whatever Host says", async ({ scene }) => {
    const headers = { host: "elsewhere.example.net" };
    expect(await outcome(scene, newTask(scene, { headers }))).toBe(201);
    const origin = "http://elsewhere.example.net";
    expect(await outcome(scene, newTask(scene, { headers, origin }))).toBe("signature_mismatch");
  });

  test("is about Host where no address was set", async ({ scene, services }) => {
    const app = createTestApp({ services });
    const headers = { host: "here.example.net:3000" };
    const origin = "http://here.example.net:3000";
    expect(await outcome({ ...scene, app }, newTask(scene, { headers, origin }))).toBe(201);
    expect(await outcome({ ...scene, app }, newTask(scene, { headers }))).toBe(
      "signature_mismatch",
    );
  });
});

test("a target is signed as it goes over the wire, also where an address would be written otherwise", async ({
  scene,
}) => {
  const server = await listen(scene.app.fetch, { host: "127.0.0.1", port: 0, isHttps: false });
  const target = `${scene.tasks}?search="a|b"&status=todo`;
  expect(new URL(target, ORIGIN).href).not.toContain(target);
  const { headers } = sign(scene, { request: `GET ${target}` });
  const lines = Object.entries({ host: "x", connection: "close", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  const answer = await sendRaw(portOf(server), `GET ${target} HTTP/1.1\r\n${lines}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /u);
  server.close();
});

describe("whoever changes a signed request on its way", () => {
  type Change = (call: SignedCall) => Partial<SignedCall>;
  const headerChange =
    (name: string, change: (value: string) => string): Change =>
    ({ headers }) => ({ headers: { ...headers, [name]: change(headers[name] ?? "") } });
  const inputChange = (change: (value: string) => string) =>
    headerChange("signature-input", change);
  const later = (name: string, seconds: number) =>
    inputChange((text) => {
      const [said = "", at] = new RegExp(`${name}=(\\d+)`, "u").exec(text) ?? [];
      return text.replace(said, `${name}=${Number(at) + seconds}`);
    });
  const changes: Readonly<Record<string, readonly [Change, answer: unknown]>> = {
    "the method": [() => ({ method: "PATCH" }), "signature_mismatch"],
    "the path": [({ target }) => ({ target: `${target}/x` }), "signature_mismatch"],
    "how the path is written": [
      ({ target }) => ({ target: target.replace("tasks", "%74asks") }),
      "signature_mismatch",
    ],
    "the query": [({ target }) => ({ target: `${target}?x=1` }), "signature_mismatch"],
    "the kind of body": [
      headerChange("content-type", (value) => `${value}; charset=utf-8`),
      "signature_mismatch",
    ],
    "the digest": [
      headerChange("content-digest", (value) => value.replace(/.=:$/u, "A=:")),
      "signature_mismatch",
    ],
    "the idempotency key": [
      headerChange("idempotency-key", () => '"another"'),
      "signature_mismatch",
    ],
    "when it begins": [later("created", 1), "signature_mismatch"],
    "when it ends": [later("expires", -1), "signature_mismatch"],
    "how long it lasts": [later("expires", 1), "malformed"],
    "its nonce": [inputChange((text) => text.replace('nonce="', 'nonce="A')), "signature_mismatch"],
    "its key": [inputChange((text) => text.replace('keyid="0', 'keyid="f')), "signature_mismatch"],
    "its tag": [inputChange((text) => text.replace("taskflow-1", "taskflow-2")), 401],
    "what it covers": [inputChange((text) => text.replace('"@method" ', "")), "component_missing"],
    "the signature": [
      headerChange("signature", (text) => text.replace(/.{3}=:$/u, "AAA=:")),
      "signature_mismatch",
    ],
  };
  test.for(Object.keys(changes))("by %s, is refused", async (part, { scene }) => {
    const call = newTask(scene, { headers: { "idempotency-key": `"${randomUUID()}"` } });
    const [change, answer] = changes[part] ?? [];
    expect(await outcome(scene, { ...call, ...change?.(call) })).toBe(answer);
    expect(await outcome(scene, call)).toBe(201);
  });

  test("by its body, is refused, and made it with the right key", async ({ scene }) => {
    const call = newTask(scene);
    expect(await outcome(scene, { ...call, body: '{"title":"Water the cactus"}' })).toBe(
      "digest_mismatch",
    );
    expect(await outcome(scene, { ...call, body: `${TITLE} ` })).toBe("digest_mismatch");
    const { body: _, ...bodiless } = call;
    expect(await outcome(scene, bodiless)).toBe("digest_mismatch");
    expect(await outcome(scene, call)).toBe(201);
  });

  test("by one header twice, is refused", async ({ scene }) => {
    const call = newTask(scene, { headers: { "idempotency-key": '"a"' } });
    const headers = new Headers(call.headers);
    headers.append("idempotency-key", '"b"');
    const twice = { ...call, headers: Object.fromEntries(headers) };
    expect(await outcome(scene, twice)).toBe("signature_mismatch");
  });
});

describe("time", () => {
  test.for([
    [-350, 201],
    [-370, "expired"],
    [290, 201],
    [310, "not_yet_valid"],
  ] as const)("a clock that is %d s off is answered %s", async ([ahead, answer], { scene }) => {
    expect(await outcome(scene, newTask(scene, { ahead }))).toBe(answer);
  });
});

describe("a request that was taken", () => {
  test("is not taken again, and sixteen at once make one task", async ({ scene }) => {
    const call = newTask(scene, { body: `{"title":"${randomUUID()}"}` });
    const answers = await Promise.all(Array.from({ length: 16 }, () => outcome(scene, call)));
    const replayed = answers.filter((answer) => answer === "nonce_replayed");
    expect([answers.includes(201), replayed.length]).toEqual([true, 15]);
    expect(await outcome(scene, call)).toBe("nonce_replayed");
  });

  test("is used up even if the call was refused, and with a new nonce is another", async ({
    scene,
  }) => {
    const call = newTask(scene, { body: '{"title":""}' });
    expect([await outcome(scene, call), await outcome(scene, call)]).toEqual([
      400,
      "nonce_replayed",
    ]);
  });

  test("uses up nothing of another token's with the same nonce", async ({ scene, services }) => {
    const nonce = newNonce();
    const neighbour = await openScene(services);
    expect(await outcome(scene, newTask(scene, { nonce }))).toBe(201);
    expect(await outcome(neighbour, newTask(neighbour, { nonce }))).toBe(201);
  });

  test("was not taken if anything of it was wrong", async ({ scene }) => {
    const nonce = newNonce();
    const late = newTask(scene, { nonce, ahead: -1000 });
    const call = newTask(scene, { nonce });
    expect(await outcome(scene, late)).toBe("expired");
    expect(await outcome(scene, { ...call, body: "{}" })).toBe("digest_mismatch");
    expect(await outcome(scene, call)).toBe(201);
  });
});

describe("secrets", () => {
  test("change without a pause: the one before is good until its end, older ones are not", async ({
    services,
  }) => {
    const scene = await openScene(services);
    const { ctx, workspaceId } = scene.person;
    const rotate = async (overlapHours?: number) => {
      const input = RotateTokenInput.parse({ workspaceId, id: scene.token.id, overlapHours });
      return { ...scene, token: { ...scene.token, ...(await rotateToken(ctx(), input)) } };
    };
    const second = await rotate();
    const ask = (...scenes: Scene[]) =>
      Promise.all(scenes.map((each) => outcome(each, newTask(each))));
    expect(await ask(scene, second)).toEqual([201, 201]);
    const third = await rotate();
    expect(await ask(scene, second, third)).toEqual(["signature_mismatch", 201, 201]);
    const fourth = await rotate(0);
    expect(await ask(second, third, fourth)).toEqual([
      "signature_mismatch",
      "signature_mismatch",
      201,
    ]);
  });

  test("of which the one before is told of, and ends before its time where its owner wants it", async ({
    services,
  }) => {
    const scene = await openScene(services);
    const { ctx, workspaceId } = scene.person;
    const { id } = scene.token;
    const formerEnd = async () => {
      const { items } = await listTokens(ctx(), ListTokensInput.parse({ workspaceId }));
      return items.find((token) => token.id === id)?.formerSecretExpiresAt;
    };
    const input = RotateTokenInput.parse({ workspaceId, id });
    expect(await formerEnd()).toBeNull();
    const rotated = await rotateToken(ctx(), input);
    expect(await formerEnd()).toBe(rotated.formerSecretExpiresAt);

    const second = { ...scene, token: { ...scene.token, ...rotated } };
    const ended = await endFormerSecret(ctx(), TokenRef.parse({ workspaceId, id }));
    expect(ended).toMatchObject({ id, formerSecretExpiresAt: null });
    expect(await outcome(scene, newTask(scene))).toBe("signature_mismatch");
    expect(await outcome(second, newTask(second))).toBe(201);
  });

  test("that end at once end the streams that they opened, through another process too, and no others", async ({
    services,
    database,
  }) => {
    const scene = await openScene(services);
    const { ctx, workspaceId } = scene.person;
    const elsewhere = { ...ctx(), services: createTestServices(database) };
    const rotate = async (overlapHours?: number) => {
      const input = RotateTokenInput.parse({ workspaceId, id: scene.token.id, overlapHours });
      return { ...scene, token: { ...scene.token, ...(await rotateToken(elsewhere, input)) } };
    };
    const follow = async (by: Scene) => {
      const call = sign(by, { request: `GET /api/workspaces/${workspaceId}/changes/stream` });
      const { target, ...init } = call;
      return scene.app.request(target, init);
    };
    const second = await rotate();
    // Answered before the next secret, or it is their signature that is refused.
    const streams = await Promise.all([follow(scene), follow(second)]);
    const third = await rotate(0);
    for (const stream of streams) {
      const heard = await stream.text();
      expect(heard).toContain('"unauthenticated"');
      expect(heard).toContain("The secret that signed this has ended");
      expect(heard).not.toContain("This token");
    }

    const { target, ...init } = sign(third, {
      request: `GET /api/workspaces/${workspaceId}/changes/stream`,
    });
    const reader = (await scene.app.request(target, init)).body?.getReader();
    await rotate();
    const title = randomUUID();
    expect(await outcome(third, newTask(third, { body: `{"title":"${title}"}` }))).toBe(201);
    let heard = "";
    while (!heard.includes(title)) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      expect(done).toBe(false);
      heard += Buffer.from(value ?? []).toString();
    }
    await reader?.cancel();
  });

  test("are no bearer tokens, and bearer tokens sign nothing", async ({ scene }) => {
    const { app, person, tasks, token } = scene;
    const headers = { authorization: `Bearer ${token.secret}` };
    const refused = await app.request(tasks, { headers });
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { appCode: "unauthenticated", detail: expect.stringContaining("This is a signing secret") },
    ]);
    const input = { workspaceId: person.workspaceId, name: "Bearer", scopes: ["task:write"] };
    const bearer = await createToken(person.ctx(), CreateTokenInput.parse(input));
    const other = { ...scene, token: { id: bearer.token.id, secret: bearer.secret } };
    expect(await outcome(other, newTask(other))).toBe("signature_mismatch");
  });

  test("of a token that is not there, expired, revoked, or another's are answered alike", async ({
    scene,
    services,
  }) => {
    const neighbour = await openScene(services);
    const strangers = [
      { id: randomUUID(), secret: scene.token.secret },
      { id: neighbour.token.id, secret: scene.token.secret },
      { id: scene.token.id, secret: neighbour.token.secret },
    ];
    const answers = await Promise.all(
      strangers.map(async (token) => {
        const { status, text, headers } = await send(scene, newTask({ ...scene, token }));
        const told = text.replace(/"requestId":"[^"]+"/u, "");
        return JSON.stringify([status, told, headers.get("www-authenticate")]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("signature_mismatch");
  });
});

describe("the body of a signed request", () => {
  test("is refused if any object in it has one key twice, in an address too", async ({ scene }) => {
    const twice = newTask(scene, { body: '{"title":"a","ti\\u0074le":"b"}' });
    expect(await outcome(scene, twice)).toBe(400);
    const { workspaceId } = scene.person;
    const input = encodeURIComponent(`{"workspaceId":"${workspaceId}","limit":1,"limit":2}`);
    const inAddress = sign(scene, { request: `GET /trpc/task.list?input=${input}` });
    expect(await outcome(scene, inAddress)).toBe(400);
  });

  test("is what was sent, byte for byte", async ({ scene }) => {
    const title = "Pflanzen gießen 🌱";
    const spelled = newTask(scene, { body: `\n{ "title" :\t"${title}" }\r\n` });
    const { status, text } = await send(scene, spelled);
    expect([status, text]).toEqual([201, expect.stringContaining(title)]);
  });
});
