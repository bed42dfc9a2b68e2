import { createCallLimits } from "@taskflow/domain";
import { createTestServices, domainTest, signUp } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { createTestApp, from, post, type TestApp } from "../testing/create-test-app.ts";

async function shareOf(app: TestApp): Promise<string> {
  const { workspaceId, tokens } = await signUp(app.services);
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const projects = `/api/workspaces/${workspaceId}/projects`;
  const made = await app.request(projects, post({ name: "Shop", key: "SHOP" }, headers));
  const { id } = (await made.json()) as { id: string };
  const link = await app.request(`${projects}/${id}/share-links`, post({}, headers));
  return ((await link.json()) as { secret: string }).secret;
}

const PATHS = ["/trpc/share.open", "/api/share/open", "/trpc/share.tasks", "/api/share/tasks"];

domainTest(
  "what a share link shows is kept by nobody and in no search engine, and its secret in no line of the log",
  async ({ services }) => {
    const app = createTestApp({ services });
    const secret = await shareOf(app);
    for (const path of PATHS) {
      const { status, headers } = await app.request(path, post({ secret }));
      const [robots, cached] = [headers.get("x-robots-tag"), headers.get("cache-control")];
      expect({ path, status, robots, cached }).toEqual({
        path,
        status: 200,
        robots: "noindex",
        cached: "no-store",
      });
    }
    expect(app.logged()).not.toContain(secret);
  },
);

domainTest("the secret of a share link is not taken from an address", async ({ services }) => {
  const app = createTestApp({ services });
  const secret = await shareOf(app);
  const input = encodeURIComponent(JSON.stringify({ secret }));
  const addresses = [`/trpc/share.open?input=${input}`, `/api/share/open?secret=${secret}`];
  for (const address of addresses) {
    expect((await app.request(address)).status).toBe(405);
    expect((await app.request(address, post({}))).status).toBe(400);
  }
});

domainTest("calls with a share link are counted by address", async ({ database }) => {
  const callLimits = createCallLimits({ factor: 1 / 60, now: () => 30_000 });
  const app = createTestApp({ services: createTestServices(database, { callLimits }) });
  const open = async (address: string) =>
    (await app.request("/api/share/open", post({ secret: "unknown" }), from(address))).status;
  const answers = [
    await open("192.0.2.1"),
    await open("192.0.2.1"),
    await open("192.0.2.1"),
    await open("192.0.2.2"),
  ];
  expect(answers).toEqual([404, 404, 429, 404]);
});
