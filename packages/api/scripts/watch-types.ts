// Checks the types of the project that it is started in, again after each change in the folders named as
// arguments. tsc --watch says nothing before it has checked every file; this tells each fault as it is found,
// in the files that name what has changed first, and starts anew when something changes meanwhile.
import { EventEmitter, once } from "node:events";
import { existsSync, readFileSync, watch } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { API } from "typescript/unstable/async";
import { changedNames } from "./changed-names.ts";
import { describeDiagnostic } from "./describe-diagnostic.ts";

const config = resolve("tsconfig.json");
/** Milliseconds for which more changes are waited for: several files are often written at once. */
const SETTLED_MS = 20;

const compiler = new API();
/** The sources as they were last checked, by path. */
const texts = new Map<string, string>();
const changed = new Set<string>();
const changes = new EventEmitter();

for (const folder of process.argv.slice(2)) {
  watch(folder, { recursive: true }, (_, name) => {
    if (name === null || !/\.tsx?$/u.test(name)) return;
    changed.add(resolve(folder, name));
    changes.emit("change");
  });
}

const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Tells how many steps away from what has changed a file is: it has, it names it, or neither. */
function takeChanges() {
  const paths = [...changed];
  changed.clear();
  const names = new Set<string>();
  for (const path of paths) {
    const text = read(path);
    for (const name of changedNames(texts.get(path) ?? "", text)) names.add(name);
    texts.set(path, text);
  }
  const steps = (path: string) => {
    if (paths.includes(path)) return 0;
    const text = texts.get(path) ?? "";
    return [...names].some((name) => text.includes(name)) ? 1 : 2;
  };
  return { paths, steps };
}

async function openProject(paths: readonly string[]) {
  const here = paths.filter((path) => existsSync(path));
  const deleted = paths.filter((path) => !existsSync(path));
  const fileChanges = { changed: here, created: here, deleted };
  const snapshot = await compiler.updateSnapshot({ openProjects: [config], fileChanges });
  const program = snapshot.getProject(config)?.program;
  if (program === undefined) throw new Error(`${config} cannot be opened`);
  const sources = (await program.getSourceFileNames()).filter(
    (path) => !path.includes("/node_modules/"),
  );
  for (const path of sources) if (!texts.has(path)) texts.set(path, read(path));
  return { snapshot, program, files: sources.filter((path) => !path.endsWith(".d.ts")) };
}

async function check(): Promise<void> {
  const { paths, steps } = takeChanges();
  const { snapshot, program, files } = await openProject(paths);
  using _ = snapshot;
  const distances = new Map(files.map((path) => [path, steps(path)]));
  let faults = 0;
  for (const path of files.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0))) {
    const syntax = await program.getSyntacticDiagnostics(path);
    const found = syntax.length > 0 ? syntax : await program.getSemanticDiagnostics(path);
    for (const fault of found) console.log(describeDiagnostic(fault, read(fault.fileName ?? path)));
    faults += found.length;
    if (changed.size > 0) return;
  }
  console.log(`Found ${faults} errors. Watching for file changes.`);
}

for (;;) {
  await check();
  if (changed.size === 0) await once(changes, "change");
  await sleep(SETTLED_MS);
}
