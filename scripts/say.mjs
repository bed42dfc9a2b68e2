const TOPIC_WIDTH = 12;

/**
 * Prints one step, in the two columns that the server uses as well.
 *
 * @param {string} topic
 * @param {string} sentence
 */
export function say(topic, sentence) {
  process.stdout.write(`${topic.padEnd(TOPIC_WIDTH)}${sentence}\n`);
}
