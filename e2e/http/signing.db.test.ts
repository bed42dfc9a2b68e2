import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { dbTest } from "@taskflow/db/testing";
import { describe, expect } from "vitest";
import { registerPerson, type Person } from "../src/client/register-person.ts";
import { signWithLibrary, type SigningToken } from "../src/client/sign-with-library.ts";
import { blocksOf } from "../src/operate/document-blocks.ts";
import { type ServerProcess, startServerProcess } from "../src/server/server-process.ts";

const run = promisify(execFile);

/** Starts one more process on the file's database. */
type StartServer = () => Promise<ServerProcess>;

const test = dbTest.extend<{ $file: { start: StartServer; server: ServerProcess } }>({
  start: [
    async ({ testDatabase }, use) => {
      const servers: ServerProcess[] = [];
      const settings = {
        DATABASE_URL: testDatabase.adminUrl,
        TASKFLOW_SECRET: "one secret for all processes, 32+",
        // Where they really listen is known to a proxy alone.
        PUBLIC_URL: "http://tasks.example.org",
      };
      await use(async () => {
        const server = await startServerProcess(settings);
        servers.push(server);
        return server;
      });
      for (const server of servers) server.kill("SIGKILL");
      await Promise.all(servers.map((server) => server.exited));
    },
    { scope: "file" },
  ],
  server: [async ({ start }, use) => use(await start()), { scope: "file" }],
});

interface Scene {
  readonly person: Person;
  readonly token: SigningToken;
  readonly tasks: string;
}

async function openScene({ url }: ServerProcess): Promise<Scene> {
  const person = await registerPerson(url);
  const { workspaceId, api } = person;
  const { token, secret } = await api.token.create.mutate({
    workspaceId,
    name: "Robot",
    kind: "signed",
    scopes: ["task:write"],
  });
  return { person, token: { id: token.id, secret }, tasks: `/api/workspaces/${workspaceId}/tasks` };
}

const newTask = ({ token, tasks }: Scene) =>
  signWithLibrary(token, {
    method: "POST",
    url: `http://tasks.example.org${tasks}`,
    body: JSON.stringify({ title: "Water the plants" }),
    headers: { "idempotency-key": `"${crypto.randomUUID()}"` },
  });

async function outcome({ url }: ServerProcess, { tasks }: Scene, init: RequestInit) {
  const response = await fetch(url + tasks, init);
  const body = (await response.json()) as { readonly reason?: string };
  return body.reason ?? response.status;
}

describe("requests that were signed by a library of somebody else's", () => {
  test("are taken once, and not when something of them was changed", async ({ server }) => {
    const scene = await openScene(server);
    const init = await newTask(scene);
    const changed = { ...init, body: JSON.stringify({ title: "Water the cactus" }) };
    const renamed = { ...init, headers: { ...init.headers, "idempotency-key": '"mine"' } };
    expect(await outcome(server, scene, changed)).toBe("digest_mismatch");
    expect(await outcome(server, scene, renamed)).toBe("signature_mismatch");
    expect(await outcome(server, scene, init)).toBe(201);
    expect(await outcome(server, scene, init)).toBe("nonce_replayed");
    const { items } = await scene.person.api.task.list.query({
      workspaceId: scene.person.workspaceId,
    });
    expect(items).toHaveLength(1);
  });

  test("are read over tRPC as well, with what stands in the address", async ({ server }) => {
    const { person, token } = await openScene(server);
    const input = encodeURIComponent(JSON.stringify({ workspaceId: person.workspaceId, limit: 5 }));
    const target = `/trpc/task.list?input=${input}`;
    const url = `http://tasks.example.org${target}`;
    const init = await signWithLibrary(token, { method: "GET", url });
    const response = await fetch(server.url + target, init);
    expect(await response.json()).toEqual({ result: { data: { items: [], nextCursor: null } } });
  });
});

test("a request that one process took is taken by no other, nor by one that was killed and started again", async ({
  server,
  start,
}) => {
  const scene = await openScene(server);
  const [second, third] = [await start(), await start()];
  const init = await newTask(scene);
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      outcome(index % 2 === 0 ? second : third, scene, init),
    ),
  );
  expect(answers.map(String).toSorted()).toEqual(["201", ...Array(15).fill("nonce_replayed")]);
  second.kill("SIGKILL");
  await second.exited;
  expect(await outcome(await start(), scene, init)).toBe("nonce_replayed");
});

test("a workspace that wants signed requests refuses every other token, and takes these", async ({
  server,
}) => {
  const scene = await openScene(server);
  const { workspaceId, api } = scene.person;
  const bearer = await api.token.create.mutate({
    workspaceId,
    name: "Bearer",
    scopes: ["task:read"],
  });
  const headers = { authorization: `Bearer ${bearer.secret}` };
  const ask = () => fetch(server.url + scene.tasks, { headers });
  expect((await ask()).status).toBe(200);

  await api.workspace.update.mutate({ workspaceId, requiresSigning: true });

  expect(await (await ask()).json()).toMatchObject({ appCode: "signature_required" });
  expect(await outcome(server, scene, await newTask(scene))).toBe(201);
});

test("the program of the page about signing works as it is printed", async ({ testDatabase }) => {
  const server = await startServerProcess({
    DATABASE_URL: testDatabase.adminUrl,
    TASKFLOW_SECRET: "one secret for all processes, 32+",
  });
  const page = readFileSync(new URL("../../docs/signing.md", import.meta.url), "utf8");
  const program = blocksOf(page).find(({ language }) => language === "js")?.text ?? "";
  const folder = mkdtempSync(join(tmpdir(), "taskflow-signing-"));
  try {
    const { person, token } = await openScene(server);
    const file = join(folder, "signed.mjs");
    writeFileSync(file, program);
    const env = {
      TASKFLOW_URL: server.url,
      TASKFLOW_WORKSPACE: person.workspaceId,
      TASKFLOW_TOKEN_ID: token.id,
      TASKFLOW_TOKEN_SECRET: token.secret,
    };
    const { stdout } = await run(process.execPath, [file], { env });
    expect(stdout).toBe("201 200\n");
  } finally {
    rmSync(folder, { recursive: true });
    server.kill("SIGKILL");
    await server.exited;
  }
});
