const ANSWER_MS_MAX = 15_000;
/** What is on the line within that time, however slow it is. */
const SHORT_BYTES_MAX = 8_192;
/** 50 kbit/s: browsers call what is slower "slow-2g", and the page itself takes half a minute to come. */
const LINE_BYTES_PER_MS = 6.25;
/** The server does not wait longer for the whole of a request. */
const SENDING_MS_MAX = 30_000;

/**
 * How long a write is waited for: what is long has the time to be sent as well.
 *
 * @see {@link https://wicg.github.io/netinfo/#effective-connection-types Network Information} for the line
 */
export function answerMsMax(input: unknown): number {
  const bytes = new Blob([JSON.stringify(input)]).size;
  if (bytes <= SHORT_BYTES_MAX) return ANSWER_MS_MAX;
  return ANSWER_MS_MAX + Math.min(bytes / LINE_BYTES_PER_MS, SENDING_MS_MAX);
}
