import { randomUUIDv7 } from "node:crypto";
import { asAdmin } from "@taskflow/db/testing";
import { expect } from "vitest";
import { apiClient } from "../src/client/api-client.ts";
import { refusalData } from "../src/client/refusal-of.ts";
import { PASSWORD, registerPerson } from "../src/client/register-person.ts";
import { serverTest as test } from "../src/server/server-test.ts";

const RACERS = 16;

/** Sixteen calls at once, and how each ended. */
async function race<T>(call: (racer: number) => Promise<T>) {
  const outcomes = await Promise.allSettled(
    Array.from({ length: RACERS }, (_, racer) => call(racer)),
  );
  const failed = outcomes.flatMap((outcome): unknown[] =>
    outcome.status === "rejected" ? [outcome.reason] : [],
  );
  return {
    answers: outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : [])),
    /** What the server said; an error without its words stays as it is. */
    refusals: failed.map((error) => refusalData(error) ?? error),
  };
}

test("one task that sixteen clients create at once is one task, and all get it", async ({
  server,
  testDatabase,
}) => {
  const { api, workspaceId } = await registerPerson(server.url);
  const id = randomUUIDv7();

  const { answers, refusals } = await race(() =>
    api.task.create.mutate({ workspaceId, id, title: "Water the plants" }),
  );

  expect(refusals).toEqual([]);
  expect(new Set(answers.map((task) => JSON.stringify(task))).size).toBe(1);
  const { items } = await api.task.list.query({ workspaceId });
  expect(items).toEqual([answers[0]]);
  const logged = await asAdmin(testDatabase, (client) =>
    client.query("select op from public.change where entity_id = $1", [id]),
  );
  expect(logged.rows).toEqual([{ op: "insert" }]);
});

test("sixteen clients that refresh with one token all get the same successor, and it works", async ({
  server,
}) => {
  const { refreshToken } = await registerPerson(server.url);

  const { answers, refusals } = await race(() =>
    apiClient(server.url).auth.refresh.mutate({ refreshToken }),
  );

  expect(refusals).toEqual([]);
  const successors = new Set(answers.map((answer) => answer.refreshToken));
  expect(successors.size).toBe(1);
  const [successor] = successors;
  expect(successor).not.toBe(refreshToken);
  await apiClient(server.url).auth.refresh.mutate({ refreshToken: successor });
});

test("sixteen tabs that refresh with one cookie all get the same successor, and it works", async ({
  server,
}) => {
  const { email } = await registerPerson(server.url);
  const post = async (path: string, body: object, cookie = "") => {
    const answer = await fetch(`${server.url}/trpc/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: server.url,
        "x-taskflow": "1",
        ...(cookie !== "" && { cookie }),
      },
      body: JSON.stringify(body),
    });
    await answer.body?.cancel();
    return { status: answer.status, cookie: answer.headers.getSetCookie()[0]?.split(";")[0] };
  };
  const signedIn = await post("auth.login", { email, password: PASSWORD, useCookie: true });

  const { answers } = await race(() => post("auth.refresh", {}, signedIn.cookie));

  expect(answers.map(({ status }) => status)).toEqual(Array(RACERS).fill(200));
  const successors = new Set(answers.map(({ cookie }) => cookie));
  expect(successors.size).toBe(1);
  expect(successors).not.toContain(signedIn.cookie);
  expect((await post("auth.refresh", {}, [...successors][0])).status).toBe(200);
});

test("one field that sixteen clients patch at once is won by one; the others get the task of now", async ({
  server,
}) => {
  const { api, workspaceId } = await registerPerson(server.url);
  const { id, version } = await api.task.create.mutate({ workspaceId, title: "Water the plants" });

  const { answers, refusals } = await race((racer) =>
    api.task.update.mutate({ workspaceId, id, version, patch: { title: `Racer ${racer}` } }),
  );

  expect(answers).toHaveLength(1);
  const [winner] = answers;
  expect(refusals).toHaveLength(RACERS - 1);
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ appCode: "conflict", httpStatus: 409, current: winner });
  }
  expect(await api.task.get.query({ workspaceId, id })).toEqual(winner);
});

test("two fields that sixteen clients patch at once conflict only within each field, and both are kept", async ({
  server,
}) => {
  const { api, workspaceId } = await registerPerson(server.url);
  const { id, version } = await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const patchOf = (racer: number) =>
    racer % 2 === 0 ? { title: `Racer ${racer}` } : { description: `Racer ${racer}` };

  const { answers, refusals } = await race((racer) =>
    api.task.update.mutate({ workspaceId, id, version, patch: patchOf(racer) }),
  );

  expect(answers).toHaveLength(2);
  for (const refusal of refusals) expect(refusal).toMatchObject({ appCode: "conflict" });
  const task = await api.task.get.query({ workspaceId, id });
  expect(task.version).toBe(version + 2);
  const last = answers.find((answer) => answer.version === task.version);
  expect(task).toEqual(last);
  expect([task.title, task.description]).toEqual([
    expect.stringMatching(/^Racer \d*[02468]$/u),
    expect.stringMatching(/^Racer \d*[13579]$/u),
  ]);
});
