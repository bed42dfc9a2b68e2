import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { apiClient } from "../../src/client/api-client.ts";
import { blocksOf } from "../../src/operate/document-blocks.ts";
import { readRepositoryFile, ROOT } from "../../src/operate/repository.ts";
import { serverTest } from "../../src/server/server-test.ts";

/** Somebody else's project, outside of the workspace, with the packed client in it as docs/client.md says. */
export interface OutsideProject {
  readonly path: string;
  /** Runs a program in it; answers what it wrote. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>;
  /** Writes a program of the page, or another one, that calls the server of this test. */
  readonly write: (file: string, text: string) => Promise<void>;
}

const execute = promisify(execFile);

/** Of the page, and of nobody else. */
export const ADA = { email: "ada@example.org", password: "a phrase of your own" };
const PAGE_URL = "http://localhost:3000";
const PAGE_FOLDER = "../my-app";

/** npm must neither ask nor chat, and take what it has. */
const environment = {
  ...process.env,
  TASKFLOW_REHEARSE: undefined,
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_prefer_offline: "true",
  npm_config_update_notifier: "false",
};

/** The programs and commands of the page, in their order. */
export const CLIENT_PAGE = blocksOf(readRepositoryFile("docs/client.md"));

/** Tests of what somebody does who has our package and our pages, and nothing else of ours. */
export const outsideTest = serverTest.extend<{ $file: { project: OutsideProject } }>({
  project: [
    async ({ server }, use) => {
      await apiClient(server.url).auth.register.mutate(ADA);
      const home = await mkdtemp(join(tmpdir(), "taskflow-outside-"));
      const path = join(home, "my-app");
      const [pack, install] = CLIENT_PAGE.filter(({ language }) => language === "sh").map(
        ({ text }) => text.replaceAll(PAGE_FOLDER, path),
      );
      const script = `set -euo pipefail\n${pack}${install}`;
      await execute("/bin/bash", ["-c", script], { cwd: ROOT, env: environment });
      await use({
        path,
        run: async (program, args) => {
          const { stdout } = await execute(program, args, { cwd: path, env: environment });
          return stdout;
        },
        write: (file, text) => writeFile(join(path, file), text.replaceAll(PAGE_URL, server.url)),
      });
      await rm(home, { recursive: true });
    },
    { scope: "file" },
  ],
});
