// Writes docs/api-errors.md from the codes of the contract. `--check` only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { AppErrorCode } from "@taskflow/contract";
import { ERROR_GUIDE } from "../src/error-guide.ts";
import { httpStatusOf, TRPC_CODE } from "../src/error-shape.ts";

const target = new URL("../../../docs/api-errors.md", import.meta.url);

const rows = AppErrorCode.options.map((code) => {
  const { means, remedy } = ERROR_GUIDE[code];
  return `| \`${code}\` | ${httpStatusOf(code)} | \`${TRPC_CODE[code]}\` | ${means} | ${remedy} |`;
});

const generated = `# Why a call was refused

Generated from [error-guide.ts](../packages/api/src/error-guide.ts) by \`npm run generate\`; do not edit. The codes are [one closed list](../packages/contract/src/app-error-code.ts): a new one may come, none changes its meaning. Branch on the code, show or log the sentence.

REST answers a problem ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), as \`application/problem+json\`. \`type\` is \`urn:taskflow:problem:\` and the code, and stays:

\`\`\`json
{
  "type": "urn:taskflow:problem:invalid_input",
  "title": "Invalid input",
  "status": 400,
  "detail": "The input does not fit.",
  "appCode": "invalid_input",
  "requestId": "3f0e7c1c-7a62-4b52-9d7e-0d3d3f1f8f11",
  "issues": [{ "path": ["title"], "message": "Must not be empty." }]
}
\`\`\`

tRPC answers the same as \`error.message\` and \`error.data\`: \`appCode\`, \`httpStatus\`, \`requestId\`, \`issues\`, \`current\`, \`workspaces\`, \`retryAfterSeconds\`, and tRPC's own \`code\`.

| code | status | tRPC | what it means | what to do |
|---|---|---|---|---|
${rows.join("\n")}
`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, generated);
} else if (readFileSync(target, "utf8") !== generated) {
  console.error("docs/api-errors.md is stale: run `npm run generate`");
  process.exitCode = 1;
}
