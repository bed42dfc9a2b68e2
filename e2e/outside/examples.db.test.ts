import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scope, TokenKind } from "@taskflow/contract";
import {
  askForSecret,
  EXAMPLE_LANGUAGES,
  type ExampleAct,
  type ExampleLanguage,
  writeExample,
} from "@taskflow/web/examples";
import { expect, inject } from "vitest";
import { registerPerson } from "../src/client/register-person.ts";
import { typeIntoShell } from "../src/testing/type-into-shell.ts";
import { serverTest } from "../src/server/server-test.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly missingPrograms: readonly string[];
  }
}

const CLIENT = dirname(dirname(fileURLToPath(import.meta.resolve("@taskflow/client"))));

/** What a program is called, what runs it, and what that takes. */
const RUN = {
  curl: { file: "tasks.sh", command: "sh tasks.sh", needs: ["curl", "openssl"] },
  typescript: { file: "tasks.ts", command: `${process.execPath} tasks.ts`, needs: [] },
  python: { file: "tasks.py", command: "python3 tasks.py", needs: ["python3"] },
} as const satisfies Record<ExampleLanguage, unknown>;

const ACTS: Readonly<Record<ExampleAct, readonly [Scope, ...Scope[]]>> = {
  write: ["task:write"],
  read: ["task:read"],
  ask: ["member:read"],
};
const KINDS = ["bearer", "signed"] as const satisfies readonly TokenKind[];
/** Of the programs that examples take. */
const missing = inject("missingPrograms");
const isCi = process.env["CI"] !== undefined;

/** A folder of somebody's who has the client installed. */
const test = serverTest.extend("folder", async ({}, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), "taskflow-examples-"));
  onCleanup(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "node_modules", "@taskflow"), { recursive: true });
  symlinkSync(CLIENT, join(folder, "node_modules", "@taskflow", "client"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return folder;
});

test("where CI runs, everything is there that runs the examples", () => {
  expect(isCi ? missing : []).toEqual([]);
});

const cases = EXAMPLE_LANGUAGES.filter(
  (language) => !RUN[language].needs.some((program) => missing.includes(program)),
).flatMap((language) =>
  KINDS.flatMap((kind) =>
    (["write", "read", "ask"] as const).map((act) => ({ language, kind, act })),
  ),
);

test.for(cases)(
  "the example in $language for a $kind token that may $act works as it is shown",
  async ({ language, kind, act }, { server, folder }) => {
    const { workspaceId, api } = await registerPerson(server.url);
    await api.task.create.mutate({ workspaceId, title: "Repot the fern" });
    const { token, secret } = await api.token.create.mutate({
      workspaceId,
      name: "Example",
      kind,
      scopes: [...ACTS[act]],
    });
    const scene = { origin: server.url, workspaceId, kind, keyId: token.id, act };
    const { file, command } = RUN[language];
    writeFileSync(join(folder, file), writeExample(language, scene));

    const said = await typeIntoShell([askForSecret(kind), command], { secret, cwd: folder });

    expect(said).toContain(act === "ask" ? token.id : "Repot the fern");
    expect(said.includes("Water the plants")).toBe(act === "write");
    const { items } = await api.task.list.query({ workspaceId });
    expect(items).toHaveLength(act === "write" ? 2 : 1);
    expect(said).not.toContain(secret);
  },
);
