import { once } from "node:events";
import { Agent, request } from "node:http";
import { describe, expect, test } from "vitest";
import { drainServer } from "./drain-server.ts";
import { listen, portOf } from "./http-server.ts";

const LOOPBACK = { host: "127.0.0.1", port: 0, isHttps: false };
/** Who waits for the end of it runs out of the time that a test has. */
const LONG_GRACE = { waitMs: 0, graceMs: 300_000 };

/** A server whose answer to "/slow" waits until it is released. */
async function startSlowServer() {
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const server = await listen(async (req) => {
    if (!req.url.endsWith("/slow")) return new Response("quick");
    arrived.resolve();
    await gate.promise;
    return new Response("done");
  }, LOOPBACK);
  const url = `http://127.0.0.1:${portOf(server)}`;
  return { server, url, arrived: arrived.promise, release: gate.resolve };
}

describe("a server that drains", () => {
  test("answers what is under way, and takes nothing new", async () => {
    const { server, url, arrived, release } = await startSlowServer();
    const slow = fetch(`${url}/slow`);
    await arrived;
    const drained = drainServer(server, { waitMs: 0, graceMs: 5_000 });
    await expect.poll(() => server.listening).toBe(false);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
    release();
    expect(await (await slow).text()).toBe("done");
    await drained;
  });

  test("still answers while a balancer has not noticed", async () => {
    const { server, url } = await startSlowServer();
    const drained = drainServer(server, { waitMs: 300, graceMs: 5_000 });
    const response = await fetch(url);
    expect(await response.text()).toBe("quick");
    await drained;
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  test("waits for no connection that is merely open", async () => {
    const { server, url } = await startSlowServer();
    const agent = new Agent({ keepAlive: true });
    const asked = request(url, { agent }).end();
    const [response] = await once(asked, "response");
    response.resume();
    await once(response, "end");
    await drainServer(server, LONG_GRACE);
    expect(server.listening).toBe(false);
    agent.destroy();
  });

  test("closes a connection as soon as its last answer is out", async () => {
    const { server, url, arrived, release } = await startSlowServer();
    const agent = new Agent({ keepAlive: true });
    const asked = request(`${url}/slow`, { agent }).end();
    const answered = once(asked, "response");
    await arrived;
    const drained = drainServer(server, LONG_GRACE);
    release();
    const [response] = await answered;
    response.resume();
    await drained;
    expect(server.listening).toBe(false);
    agent.destroy();
  });

  test("cuts what does not end within the grace", async () => {
    const { server, url, arrived } = await startSlowServer();
    const slow = fetch(`${url}/slow`).catch((error: unknown) => error);
    await arrived;
    await drainServer(server, { waitMs: 0, graceMs: 100 });
    expect(await slow).toMatchObject({ message: "fetch failed" });
    expect(server.listening).toBe(false);
  });
});
