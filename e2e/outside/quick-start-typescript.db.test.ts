import { writeExample } from "@taskflow/web/examples";
import { expect } from "vitest";
import { apiClient } from "../src/client/api-client.ts";
import { blocksOf } from "../src/operate/document-blocks.ts";
import { readRepositoryFile } from "../src/operate/repository.ts";
import { typeIntoShell } from "../src/testing/type-into-shell.ts";
import { ADA, CLIENT_PAGE, outsideTest as test } from "./testing/outside-test.ts";

const page = blocksOf(readRepositoryFile("docs/quick-starts/typescript.md"));
const program = page.find(({ mark }) => mark === "tasks.ts")?.text ?? "";
/** For whom the page is written; a reader has another. */
const WORKSPACE_ID = "01980a5e-7c00-7000-8000-000000000001";

test("what the quick start for TypeScript tells to type works, with the program that the web app shows", async ({
  project,
  server,
}) => {
  const [pack, install, ...run] = page
    .filter(({ language }) => language === "sh")
    .map(({ text }) => text);
  // Typed already, when the project was made.
  const [packed, installed] = CLIENT_PAGE.map(({ text }) => text);
  expect([pack, install]).toEqual([packed, installed]);
  expect(program).toBe(
    writeExample("typescript", {
      origin: "http://localhost:3000",
      workspaceId: WORKSPACE_ID,
      kind: "bearer",
      keyId: "",
      act: "write",
    }),
  );
  const signedIn = await apiClient(server.url).auth.login.mutate(ADA);
  const api = apiClient(server.url, signedIn.accessToken);
  const workspaceId = (await api.auth.me.query()).workspaces.at(0)?.id ?? "";
  const { secret } = await api.token.create.mutate({
    workspaceId,
    name: "Quick start",
    scopes: ["task:write"],
  });
  await project.write("tasks.ts", program.replaceAll(WORKSPACE_ID, workspaceId));
  expect(await typeIntoShell(run, { secret, cwd: project.path })).toBe("Water the plants\n");
});
