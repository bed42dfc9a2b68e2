import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TokenKind } from "@taskflow/contract";
import { type ExampleScene, writeExample } from "@taskflow/web/examples";
import { expect, inject } from "vitest";
import { registerPerson } from "../src/client/register-person.ts";
import { blocksOf } from "../src/operate/document-blocks.ts";
import { readRepositoryFile } from "../src/operate/repository.ts";
import { typeIntoShell } from "../src/testing/type-into-shell.ts";
import { serverTest } from "../src/server/server-test.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly missingPrograms: readonly string[];
  }
}

const blocks = (page: string) => blocksOf(readRepositoryFile(`docs/quick-starts/${page}.md`));
const missing = inject("missingPrograms");

/** For whom the pages are written; a reader has other ids. */
const PAGE: Omit<ExampleScene, "kind"> = {
  origin: "http://localhost:3000",
  workspaceId: "01980a5e-7c00-7000-8000-000000000001",
  keyId: "01980a5e-7c00-7000-8000-000000000002",
  act: "write",
};

/** Somebody who has made a token as a page says, and types what stands there. */
const test = serverTest.extend("reader", async ({ server }, { onCleanup }) => {
  const cwd = mkdtempSync(join(tmpdir(), "taskflow-quick-start-"));
  onCleanup(() => rmSync(cwd, { recursive: true }));
  return async (kind: TokenKind) => {
    const { api, workspaceId } = await registerPerson(server.url);
    const { token, secret } = await api.token.create.mutate({
      workspaceId,
      name: "Quick start",
      kind,
      scopes: ["task:write"],
    });
    const own = (text: string) =>
      text
        .replaceAll(PAGE.origin, server.url)
        .replaceAll(PAGE.workspaceId, workspaceId)
        .replaceAll(PAGE.keyId, token.id);
    return {
      write: (file: string, text: string) => writeFileSync(join(cwd, file), own(text)),
      /** Answers what a line asks for with the token's secret, or with what is given. */
      type: (texts: readonly string[], answer = secret) =>
        typeIntoShell(texts.map(own), { secret: answer, cwd }),
      tasks: async () => (await api.task.list.query({ workspaceId })).items,
    };
  };
});

const NEEDED = { curl: ["curl"], "tasks.sh": ["curl", "openssl"], "tasks.py": ["python3"] };
const canRun = (what: keyof typeof NEEDED) => !NEEDED[what].some((one) => missing.includes(one));

test("the programs of the page about signing are those that the web app shows", () => {
  const programs = blocks("signed").filter(({ mark }) => mark !== "");
  const scene = { ...PAGE, kind: "signed" } as const;
  expect(programs.map(({ text }) => text)).toEqual([
    writeExample("curl", scene),
    writeExample("python", scene),
  ]);
});

test.for((["curl"] as const).filter(canRun))(
  "what the page about %s tells to type works",
  async (name, { reader }) => {
    const { type, tasks } = await reader("bearer");
    const said = await type(blocks(name).map(({ text }) => `${text}echo`));
    expect(said).toContain('"name":"Quick start"');
    expect(said).toContain('"path":["title"]');
    expect((await tasks()).map(({ title, status }) => [title, status])).toEqual([
      ["Water the plants", "done"],
    ]);
  },
);

test.for((["tasks.sh", "tasks.py"] as const).filter(canRun))(
  "%s of the page about signing signs as it is printed, and is let in",
  async (file, { reader }) => {
    const { write, type, tasks } = await reader("signed");
    const page = blocks("signed");
    const [ask = "", run = ""] = page.filter(({ mark }) => mark === "").map(({ text }) => text);
    const program = page.find(({ mark }) => mark === file)?.text ?? "";
    write(file, program);
    const said = await type([ask, file === "tasks.sh" ? program : run]);
    expect(said).toContain("Water the plants");
    expect(await tasks()).toHaveLength(1);
  },
);

const ADA = "ada@example.org";
const PHRASE = "a phrase of your own";

test.runIf(canRun("curl"))(
  "what README.md tells to type with curl works in one piece, as does what docs/tokens.md tells",
  async ({ reader }) => {
    const { type } = await reader("bearer");
    const bash = (page: string, heading: string) =>
      blocksOf(readRepositoryFile(page))
        .filter(({ section, language }) => section === heading && language === "sh")
        .map(({ text }) => `${text}echo`);
    const [curl = ""] = bash("README.md", "Look around");
    const said = await type([curl]);
    expect(said).toContain(`"email":"${ADA}"`);
    expect(said.match(/"title":"Water the plants"/gu)).toHaveLength(2);

    const made = [...bash("docs/tokens.md", "Make one"), ...bash("docs/tokens.md", "Use it")];
    const answered = await type(made, PHRASE);
    expect(answered).toMatch(/^tft_[\w-]{43}$/mu);
    expect(answered).toContain('"title":"Water the plants"');
    expect(answered).toContain('"name":"Nightly report"');
  },
);
