import { join } from "node:path";
import { expect, test } from "vitest";
import { commandName, inWordsOf } from "./command-name.ts";

test.each([
  ["npm start", { npm_lifecycle_event: "start" }, "/x/main.js", "npm start --"],
  ["an installed program", {}, "/usr/local/bin/taskflow", "taskflow"],
  ["a file here", {}, join(process.cwd(), "dist/main.js"), "node dist/main.js"],
  ["a file elsewhere", {}, "/opt/x/main.js", "node /opt/x/main.js"],
])("a verb is named as it is typed after %s", (_, environment, script, command) => {
  expect(commandName(environment, script)).toBe(command);
  expect(inWordsOf(command, 'Run "taskflow migrate". "taskflow" stays.')).toBe(
    `Run "${command} migrate". "taskflow" stays.`,
  );
});
