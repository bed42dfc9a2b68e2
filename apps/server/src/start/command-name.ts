import { basename, relative } from "node:path";

/** What messages say where a person types something else. */
const IN_MESSAGES = /"taskflow (?=[a-z])/gu;

/** How whoever reads a message has started this program, and so what they type before a verb. */
export function commandName(
  environment: NodeJS.ProcessEnv = process.env,
  script: string | undefined = process.argv[1],
): string {
  if (environment["npm_lifecycle_event"] === "start") return "npm start --";
  if (script === undefined || basename(script) === "taskflow") return "taskflow";
  const path = relative(process.cwd(), script);
  return `node ${path.startsWith("..") ? script : path}`;
}

/** Writes a message's `"taskflow <verb>"` as this person types it. */
export function inWordsOf(command: string, message: string): string {
  return message.replaceAll(IN_MESSAGES, `"${command} `);
}
