import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { writeExample } from "@taskflow/web/examples";
import { publint } from "publint";
import { describe, expect } from "vitest";
import { blocksOf } from "../src/operate/document-blocks.ts";
import { readRepositoryFile } from "../src/operate/repository.ts";
import { findNodes } from "./testing/find-nodes.ts";
import { CLIENT_PAGE, type OutsideProject, outsideTest as test } from "./testing/outside-test.ts";

/** The oldest and the newest compiler that the page promises. */
const COMPILERS = {
  "typescript-5": "npm:typescript@5.9.3",
  "typescript-7": "npm:typescript@7.0.2",
};
const NODE_TYPES = "@types/node@26.6.6";
const CALLS = fileURLToPath(new URL("calls/", import.meta.url));
/** For the browser, and for who has no word of browsers. */
const SURROUNDINGS = [
  { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] },
  { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022"] },
];
/** Those that say what they did. */
const PROGRAMS = ["store", "errors", "patience", "follow"];

/** Puts every program of the page and of the web app, and calls that must and must not compile, into the project. */
async function writePrograms({ path, write }: OutsideProject): Promise<void> {
  for (const { language, mark, text } of CLIENT_PAGE) {
    if (language === "ts") await write(mark, text);
  }
  const [readme] = blocksOf(readRepositoryFile("packages/client/README.md"));
  await write("readme.ts", readme?.text ?? "");
  for (const kind of ["bearer", "signed"] as const) {
    for (const act of ["write", "read", "ask"] as const) {
      const scene = { origin: "https://tasks.example.org", workspaceId: "", kind, keyId: "", act };
      await write(`example-${kind}-${act}.ts`, writeExample("typescript", scene));
    }
  }
  await cp(CALLS, path, { recursive: true });
}

/** What somebody copies from the one window into the other. */
async function useTokens({ write }: OutsideProject, made: string): Promise<void> {
  const [, token = ""] = /^bearer \S+ (\S+)$/mu.exec(made) ?? [];
  const [, keyId = "", secret = ""] = /^signed (\S+) (\S+)$/mu.exec(made) ?? [];
  for (const { mark, text } of CLIENT_PAGE) {
    if (mark === "token.ts") await write(mark, text.replace("tft_…", token));
    if (mark === "signed.ts") {
      await write(mark, text.replace("tfs_…", secret).replace(/(?<=keyId: ")[^"]+/u, keyId));
    }
  }
}

describe("the packed client", () => {
  test("is a package without a fault, by publint and arethetypeswrong", async ({ project }) => {
    const bytes = new Uint8Array(await readFile(join(project.path, "taskflow-client.tgz")));
    const { messages } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    expect(messages).toEqual([]);
    const checked = await checkPackage(createPackageFromTarballData(bytes));
    if (checked.types === false) throw new Error("the package has no types");
    // Whoever has CommonJS, or a resolution of before 2022, takes it by import() or not at all.
    const problems = checked.problems.filter(
      (problem) => !("resolutionKind" in problem) || /esm|bundler/u.test(problem.resolutionKind),
    );
    expect(problems).toEqual([]);
  });

  test("holds what is published, and names nothing that is not", async ({ project }) => {
    const installed = join(project.path, "node_modules", "@taskflow", "client");
    const manifest = await readFile(join(installed, "package.json"), "utf8");
    expect(manifest).not.toMatch(/workspace:|catalog:|\.\/src/u);
    const listed = await project.run("tar", ["-tzf", "taskflow-client.tgz"]);
    const roots = listed.split("\n").map((path) => path.split("/")[1] ?? "");
    expect(new Set(roots)).toEqual(new Set(["", "LICENSE", "README.md", "dist", "package.json"]));
    expect(listed).not.toContain("weighed");
  });
});

test("what docs/client.md tells to type works, from the first block to the last", async ({
  project,
}) => {
  await writePrograms(project);
  const typed = CLIENT_PAGE.findLast(({ language }) => language === "sh")?.text ?? "";
  expect(await project.run("/bin/bash", ["-euc", typed])).toBe("[ 'Water the plants, none' ]\n");
  const said: Record<string, string> = {};
  for (const name of PROGRAMS) said[name] = await project.run("node", [`${name}.ts`]);
  expect(said["store"]).toBe("ada\n");
  expect(said["errors"]).toMatch(/^title Must not be empty\.\ndueDate Must be a date/mu);
  expect(said["follow"]).toMatch(/^\d+ tasks, as of change \d+$/mu);

  await project.run("node", ["make-tokens.ts"]).then((made) => useTokens(project, made));
  expect(await project.run("node", ["token.ts"])).toMatch(/^Nightly report, bearer: \d+ tasks$/mu);
  await project.run("node", ["signed.ts"]);
  expect(await project.run("node", ["first.ts"])).toContain("Signed, and sent, none");
});

test("every program of the page and every good call compiles with both compilers, no bad one does, and all run on every Node.js that there is", async ({
  project,
}) => {
  await writePrograms(project);
  const compilers = Object.entries(COMPILERS).map(([name, version]) => `${name}@${version}`);
  await project.run("npm", ["install", ...compilers, NODE_TYPES]);
  for (const surroundings of SURROUNDINGS) {
    const compilerOptions = {
      ...surroundings,
      target: "es2022",
      types: ["node"],
      strict: true,
      skipLibCheck: true,
      rewriteRelativeImportExtensions: true,
      outDir: "built",
    };
    await project.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    for (const compiler of Object.keys(COMPILERS)) {
      const tsc = join("node_modules", compiler, "bin", "tsc");
      const faults = await project.run("node", [tsc]).then(
        () => "",
        ({ stdout }: { readonly stdout: string }) => stdout,
      );
      expect(faults, `${compiler}, ${surroundings.module}`).toBe("");
    }
  }
  for (const node of findNodes()) {
    const said = await project.run(node, [join("built", "follow.js")]);
    expect(said, node).toMatch(/^\d+ tasks, as of change \d+$/mu);
  }
});
