/** Tells a person what the start is doing: one line a step. */
export type Say = (topic: string, sentence: string) => void;

/** Two more stand between the columns, also after a topic that is longer. */
const TOPIC_WIDTH = 10;

/** Writes the steps as plain lines in two columns. */
export function sayTo(target: { readonly write: (text: string) => unknown }): Say {
  return (topic, sentence) => void target.write(`${topic.padEnd(TOPIC_WIDTH)}  ${sentence}\n`);
}
