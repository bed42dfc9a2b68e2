import { type ExampleScene, SECRET_VARIABLE } from "./example-scene.ts";

/** With `@taskflow/client`, which signs by itself. */
export function typescriptExample(scene: ExampleScene): string {
  return `import { createTaskFlowClient } from "@taskflow/client";

const taskflow = createTaskFlowClient({
  baseUrl: "${scene.origin}",
  auth: ${auth(scene)},
});

${calls(scene)}`;
}

function auth({ kind, keyId }: ExampleScene): string {
  const secret = `process.env.${SECRET_VARIABLE[kind]} ?? ""`;
  if (kind === "bearer") return `{ token: ${secret} }`;
  return `{
    keyId: "${keyId}",
    secret: ${secret},
  }`;
}

function calls({ act, workspaceId }: ExampleScene): string {
  if (act === "ask") return "console.log(await taskflow.token.current.query());\n";
  const create = `await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });\n`;
  return `const workspaceId = "${workspaceId}";
${act === "write" ? create : ""}const { items } = await taskflow.task.list.query({ workspaceId, status: "todo" });
for (const task of items) console.log(task.title);
`;
}
