import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@taskflow/db/embedded";
import { asAdmin } from "@taskflow/db/testing";
import { expect, test } from "vitest";
import { type Block, blocksOf } from "../src/operate/document-blocks.ts";
import { cloneInto, readRepositoryFile } from "../src/operate/repository.ts";

const blocks = blocksOf(readRepositoryFile("docs/operate.md"));
const scripts = blocks.filter(({ language }) => language === "sh");

test("docs/operate.md says of each block whether it can be tried, and most can", () => {
  const marks = Object.groupBy(scripts, ({ mark }) => mark || "tried");
  const counts = Object.entries(marks).map(([mark, found]) => [mark, found?.length]);
  expect(Object.fromEntries(counts)).toEqual({
    tried: 12,
    server: 3,
    docker: 3,
    systemd: 4,
    dns: 1,
  });
});

/** Each section is typed into a new terminal; a server of its own ends with it. */
const HEAD = `
set -euo pipefail
server=
stop_server() { [ -z "$server" ] || { kill -TERM "$server"; wait "$server"; } || true; }
trap stop_server EXIT
`;

/** In place of a person who watches until it listens. */
const AWAIT = `server=$!
until grep -qs '^listening' "$LOG"; do kill -0 "$server"; sleep 0.1; done
`;

/** The shell becomes the server, so that what ends the one ends the other. */
function toBackground(text: string): string {
  const last = text.trim().replace(/npm start$/u, "exec npm start");
  return `rm -f "$LOG"\n( ${last} ) >"$LOG" 2>&1 &\n${AWAIT}`;
}

function toScript(section: string, typed: readonly Block[]): string {
  const parts = typed.map(({ mark, text }) => (mark === "server" ? toBackground(text) : text));
  return `(\n${HEAD}\necho "## ${section}"\n${parts.join("\n")}\n)\n`;
}

test("what docs/operate.md tells to type works, from the first block to the last", async ({
  onTestFinished,
}) => {
  const home = await mkdtemp(join(tmpdir(), "taskflow-document-"));
  await chmod(home, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(home, "theirs"), durable: false });
  onTestFinished(async () => {
    await postgres.stop();
    await rm(home, { recursive: true });
  });
  for (const { text } of blocks.filter(({ language }) => language === "sql")) {
    // One statement at a time: a database is made outside of any transaction.
    await asAdmin({ adminUrl: postgres.superuserUrl }, async (client) => {
      for (const statement of text.split(";\n")) await client.query(statement);
    });
  }
  const clone = join(home, "clone");
  cloneInto(clone);
  const { host } = new URL(postgres.superuserUrl);
  const tried = scripts.filter(({ mark }) => mark === "" || mark === "server");
  const sections = Object.entries(Object.groupBy(tried, ({ section }) => section));
  const script = sections
    .map(([section, typed = []]) => toScript(section, typed))
    .join("")
    .replaceAll("db.example.org", host)
    .replaceAll("$HOME", home)
    .replaceAll("localhost:3000", "localhost:3303")
    .replaceAll("PORT=3001", "PORT=3304")
    .replaceAll("9464", "3305");
  const shell = spawn("/bin/bash", ["-ec", script], {
    cwd: clone,
    env: {
      ...process.env,
      // Of these tests, and no setting of TaskFlow's.
      TASKFLOW_REHEARSE: undefined,
      LOG: join(home, "server.log"),
      TASKFLOW_DATA_DIR: join(home, "data"),
      PORT: "3303",
    },
  });
  let said = "";
  for (const output of [shell.stdout, shell.stderr])
    output.on("data", (chunk) => (said += String(chunk)));
  const [code] = (await once(shell, "close")) as [number];
  const log = await readFile(join(home, "server.log"), "utf8").catch(() => "");
  expect(code, `${said}\n--- server\n${log}`).toBe(0);
  expect(said).toContain("taskflow_build_info{version=");
  expect(said).toMatch(/restored +from .*taskflow-backup\.sql\.gz/u);
});
