import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { describe, expect } from "vitest";
import { apiClient } from "../src/client/api-client.ts";
import { blocksOf } from "../src/operate/document-blocks.ts";
import { readRepositoryFile, ROOT } from "../src/operate/repository.ts";
import { serverTest } from "../src/server/server-test.ts";

const run = promisify(execFile);

/** Of the page, and of nobody else. */
const ADA = { email: "ada@example.org", password: "a phrase of your own" };
/** The oldest and the newest compiler that the page promises. */
const COMPILERS = {
  "typescript-5": "npm:typescript@5.9.3",
  "typescript-7": "npm:typescript@7.0.2",
};
const NODE_TYPES = "@types/node@26.6.6";
const CALLS = fileURLToPath(new URL("calls/", import.meta.url));

const blocks = blocksOf(readRepositoryFile("docs/client.md"));
const programs = blocks.filter(({ language, mark }) => language === "ts" && mark.endsWith(".ts"));
const [readme] = blocksOf(readRepositoryFile("packages/client/README.md"));
const typed = blocks.filter(({ language }) => language === "sh");

/** Commands that npm must not slow down or chat in. */
const environment = {
  ...process.env,
  TASKFLOW_REHEARSE: undefined,
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_prefer_offline: "true",
  npm_config_update_notifier: "false",
};

/** An app of somebody else's, made by typing what the page says. */
const test = serverTest.extend<{ $file: { app: string } }>({
  app: [
    async ({ server }, use) => {
      await apiClient(server.url).auth.register.mutate(ADA);
      const home = await mkdtemp(join(tmpdir(), "taskflow-outside-"));
      const app = join(home, "my-app");
      const [pack, install] = typed.map(({ text }) => text.replaceAll("../my-app", app));
      await run("/bin/bash", ["-euo", "pipefail", "-c", `${pack}${install}`], {
        cwd: ROOT,
        env: environment,
      });
      for (const { mark, text } of programs) {
        await writeFile(join(app, mark), text.replaceAll("http://localhost:3000", server.url));
      }
      await use(app);
      await rm(home, { recursive: true });
    },
    { scope: "file" },
  ],
});

describe("the packed client", () => {
  test("is a package without a fault, by publint and arethetypeswrong", async ({ app }) => {
    const tarball = await readFile(join(app, "taskflow-client.tgz"));
    const bytes = new Uint8Array(tarball);
    const { messages } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    expect(messages).toEqual([]);
    const checked = await checkPackage(createPackageFromTarballData(bytes));
    if (checked.types === false) throw new Error("the package has no types");
    // CommonJS and the resolution of before 2022 get a module all the same, by import().
    const problems = checked.problems.filter(
      (problem) => !("resolutionKind" in problem) || /esm|bundler/u.test(problem.resolutionKind),
    );
    expect(problems).toEqual([]);
  });

  test("holds what is published, and names nothing that is not", async ({ app }) => {
    const installed = join(app, "node_modules", "@taskflow", "client");
    const manifest = await readFile(join(installed, "package.json"), "utf8");
    expect(manifest).not.toMatch(/workspace:|catalog:|\.\/src/u);
    const { stdout } = await run("tar", ["-tzf", join(app, "taskflow-client.tgz")]);
    const folders = stdout.split("\n").map((path) => path.split("/")[1] ?? "");
    expect(new Set(folders)).toEqual(new Set(["", "LICENSE", "README.md", "dist", "package.json"]));
    expect(stdout).not.toContain("weighed");
  });
});

test("what docs/client.md tells to type works, from the first block to the last", async ({
  app,
}) => {
  const start = typed.at(-1)?.text ?? "";
  const first = await run("/bin/bash", ["-euc", start], { cwd: app, env: environment });
  expect(first.stdout).toBe("[ 'Water the plants, none' ]\n");
  const outcomes: Record<string, string> = {};
  for (const file of ["store.ts", "errors.ts", "patience.ts", "follow.ts"]) {
    const { stdout } = await run("node", [file], { cwd: app, env: environment });
    outcomes[file] = stdout;
  }
  expect(outcomes["store.ts"]).toBe("ada\n");
  expect(outcomes["errors.ts"]).toMatch(/^title Must not be empty\.\ndueDate Must be a date/mu);
  expect(outcomes["follow.ts"]).toMatch(/^\d+ tasks, as of change \d+$/mu);
});

test("every program of the page and every good call compiles with both compilers, and no bad one does", async ({
  app,
}) => {
  await cp(CALLS, app, { recursive: true });
  await writeFile(join(app, "readme.ts"), readme?.text ?? "");
  const compilers = Object.entries(COMPILERS).map(([name, version]) => `${name}@${version}`);
  await run("npm", ["install", ...compilers, NODE_TYPES], { cwd: app, env: environment });
  for (const [module, moduleResolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const compilerOptions = {
      module,
      moduleResolution,
      target: "es2022",
      lib: ["es2022", "dom"],
      types: ["node"],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    };
    await writeFile(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    for (const compiler of Object.keys(COMPILERS)) {
      const tsc = join("node_modules", compiler, "bin", "tsc");
      const outcome = await run("node", [tsc], { cwd: app }).then(
        () => "no errors",
        ({ stdout }: { readonly stdout: string }) => `${compiler}, ${module}:\n${stdout}`,
      );
      expect(outcome).toBe("no errors");
    }
  }
});
