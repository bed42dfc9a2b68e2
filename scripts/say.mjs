const TOPIC_WIDTH = 10;

/** What a verb such as "backup -" answers is alone on the standard output. */
const target = process.argv.length > 2 ? process.stderr : process.stdout;

/**
 * Prints one step, in the two columns that the server uses as well.
 *
 * @param {string} topic
 * @param {string} sentence
 */
export function say(topic, sentence) {
  target.write(`${topic.padEnd(TOPIC_WIDTH)}  ${sentence}\n`);
}
