// Writes the declarations beside the built client: its own, and the flat type of the router, so that whoever
// installs the package gets every type without our sources.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROUTER = fileURLToPath(new URL("../../api/types/router.d.ts", import.meta.url));
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** What is installed with the package. */
const INSTALLED = new Set(["@trpc/server", "eventsource-parser/stream"]);

/** Names files as they are published, the router's among them. */
function toPublished(declaration: string): string {
  return declaration
    .replaceAll('"@taskflow/api"', '"./router.js"')
    .replaceAll(/"(\.\/[\w-]+)\.ts"/gu, '"$1.js"');
}

/** A name that resolves to nothing would silently be `any` for everybody who installs the package. */
function assertResolvable(file: string, declaration: string): void {
  for (const [, name = ""] of declaration.matchAll(/(?:from |import\()"([^"]+)"/gu)) {
    const isThere = name.startsWith("./")
      ? existsSync(`${dist}${name.replace(/\.js$/u, ".d.ts")}`)
      : INSTALLED.has(name);
    if (!isThere) throw new Error(`${file} names ${name}, which nobody has`);
  }
}

execFileSync("tsc", ["-p", "tsconfig.types.json"], { cwd: root, stdio: "inherit" });
cpSync(ROUTER, `${dist}router.d.ts`);
for (const file of readdirSync(dist).filter((name) => name.endsWith(".d.ts"))) {
  const declaration = toPublished(readFileSync(`${dist}${file}`, "utf8"));
  assertResolvable(file, declaration);
  writeFileSync(`${dist}${file}`, declaration);
}
