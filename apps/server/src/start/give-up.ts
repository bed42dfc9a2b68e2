import { OperatorError } from "@taskflow/db";
import { commandName, inWordsOf } from "./command-name.ts";

/**
 * Ends the process with what is wrong. What an operator can put right is said in a sentence; all else is a
 * fault of ours, with its stack.
 */
export function giveUp(error: unknown): void {
  process.stderr.write(
    `${error instanceof OperatorError ? inWordsOf(commandName(), error.message) : String(toStack(error))}\n`,
  );
  process.exit(1);
}

function toStack(error: unknown): unknown {
  return error instanceof Error ? error.stack : error;
}
