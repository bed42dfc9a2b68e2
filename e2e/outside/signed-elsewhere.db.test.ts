import { expect } from "vitest";
import { blocksOf } from "../src/operate/document-blocks.ts";
import { readRepositoryFile } from "../src/operate/repository.ts";
import { ADA, outsideTest as test } from "./testing/outside-test.ts";

const page = blocksOf(readRepositoryFile("docs/signing.md"));
const program = page.find(({ mark }) => mark === "sign.js");
const [install = "", sign = "", curl = ""] =
  page.find(({ language }) => language === "sh")?.text.split("\n") ?? [];

/** Prints what the page wants to know, as settings of a shell. */
const MAKE_TOKEN = `
import { createTaskFlowClient } from "@taskflow/client";

const baseUrl = "http://localhost:3000";
const taskflow = createTaskFlowClient({ baseUrl });
await taskflow.signIn({ email: "${ADA.email}", password: "${ADA.password}" });
const { workspaces } = await taskflow.auth.me.query();
const workspaceId = workspaces[0].id;
await taskflow.task.create.mutate({ workspaceId, title: "Typed" });
const { token, secret } = await taskflow.token.create.mutate({
  workspaceId,
  name: "Elsewhere",
  kind: "signed",
  scopes: ["task:write"],
});
const { items } = await taskflow.task.list.query({ workspaceId });
if (items[0].title !== "Typed") throw new Error("what was created is not listed");
console.log(\`export TASKFLOW_URL=\${baseUrl} TASKFLOW_WORKSPACE=\${workspaceId}\`);
console.log(\`export TASKFLOW_TOKEN_ID=\${token.id} TASKFLOW_TOKEN_SECRET=\${secret}\`);
`;

test("who never saw our sources creates and lists by the packed client, makes a token that signs, signs by a foreign library and sends by curl; a copy, a changed and a forged request are refused, and say why", async ({
  project,
}) => {
  await project.write("make-token.ts", MAKE_TOKEN);
  await project.write("sign.js", program?.text ?? "");
  const settings = await project.run("node", ["make-token.ts"]);
  const type = (line: string) =>
    project.run("/bin/bash", ["-euo", "pipefail", "-c", `${settings}${line}`]);
  const send = async (change = "") => {
    const said = await type(`${change}${curl} --write-out '\n%{http_code}'`);
    const [answer = "", answered] = said.split(/\n(?=\d+$)/u);
    return { ...(JSON.parse(answer) as object), answered };
  };
  const refused = { answered: "401", appCode: "signature_invalid" };

  await type(`${install}\n${sign}`);
  expect(await send()).toMatchObject({ answered: "201", title: "Signed elsewhere" });
  expect(await send()).toMatchObject({ ...refused, reason: "nonce_replayed" });

  await type(sign);
  const changed = await send(`echo '{"title":"Forged"}' >body.json\n`);
  expect(changed).toMatchObject({ ...refused, reason: "digest_mismatch" });

  await type(`TASKFLOW_TOKEN_SECRET=tfs_${"A".repeat(43)} ${sign}`);
  expect(await send()).toMatchObject({ ...refused, reason: "signature_mismatch" });
});
