import { once } from "node:events";
import { request as ask } from "node:http";
import { createTestServices, domainTest, signUp, type TestPerson } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { type Fetch, listen, portOf } from "../start/http-server.ts";
import { createTestApp } from "../testing/create-test-app.ts";

/** What one person may have open at a time. */
const STREAMS_MAX = 10;

type Door = "rest" | "trpc";
type Answer = () => Response | Promise<Response>;
/** Answers a request; `leave` breaks its connection off, and waits until the server has noticed. */
type Course = (answer: Answer, leave: () => Promise<unknown>) => Promise<Response>;

interface Scene {
  readonly person: TestPerson;
  /** Asks for a stream, goes away when the head of the answer is there, and tells its status; 0 for none. */
  readonly askFor: (door: Door, method?: string) => Promise<number>;
  /** Sets how requests are answered from now on. */
  readonly setCourse: (course: Course) => void;
}

const asUsual: Course = async (answer) => answer();

const test = domainTest.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const app = createTestApp({ services: createTestServices(database) });
    const person = await signUp(app.services);
    let course = asUsual;
    const answer: Fetch = (request, env) => {
      const leave = async () => {
        const { socket } = env.incoming;
        const isClosed = once(socket, "close");
        socket.destroy();
        await isClosed;
      };
      return course(() => app.fetch(request, env), leave);
    };
    const server = await listen(answer, { host: "127.0.0.1", port: 0, isHttps: false });
    const port = portOf(server);
    const { workspaceId } = person;
    const paths = {
      rest: `/api/workspaces/${workspaceId}/changes/stream`,
      trpc: `/trpc/change.stream?input=${encodeURIComponent(JSON.stringify({ workspaceId }))}`,
    };
    const headers = { authorization: `Bearer ${person.tokens.accessToken}`, connection: "close" };
    const askFor = (door: Door, method = "GET") =>
      new Promise<number>((resolve) => {
        const asked = ask({ host: "127.0.0.1", port, method, path: paths[door], headers });
        asked.on("response", ({ statusCode = 0 }) => {
          resolve(statusCode);
          asked.destroy();
        });
        asked.on("error", () => resolve(0));
        asked.end();
      });
    await use({ person, askFor, setCourse: (next) => void (course = next) });
    server.closeAllConnections();
    server.close();
  },
});

const COURSES: Readonly<Record<string, Course>> = {
  "before it is answered": async (answer, leave) => {
    await leave();
    return answer();
  },
  "while it is answered": async (answer, leave) => {
    const response = answer();
    await leave();
    return response;
  },
  "when the answer is there, and nothing of it was read": async (answer, leave) => {
    const response = await answer();
    await leave();
    return response;
  },
  "and whose answer nobody passes on": async (answer, leave) => {
    await answer();
    await leave();
    return new Response(null);
  },
};
const MOMENTS = Object.keys(COURSES).flatMap((moment) =>
  (["rest", "trpc"] as const).map((door) => [door, moment] as const),
);

test.for(MOMENTS)(
  "a %s stream takes no place of a reader who leaves %s",
  async ([door, moment], { scene }) => {
    scene.setCourse(COURSES[moment] ?? asUsual);
    for (let count = 0; count < STREAMS_MAX; count += 1) await scene.askFor(door);
    scene.setCourse(asUsual);
    await expect.poll(() => scene.askFor(door)).toBe(200);
  },
);

test.for(["rest", "trpc"] as const)(
  "a %s stream is not begun for who wants the head of it alone",
  async (door, { scene }) => {
    for (let count = 0; count < STREAMS_MAX; count += 1) {
      expect(await scene.askFor(door, "HEAD")).toBe(405);
    }
    expect(await scene.askFor(door)).toBe(200);
  },
);
