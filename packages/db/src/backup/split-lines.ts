const NEWLINE = 10;

/**
 * Splits bytes at line feeds alone. Node's own line reader also splits at U+2028 and U+2029, which
 * people's text may hold and PostgreSQL leaves as they are.
 */
export async function* splitLines(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<string, undefined> {
  const pieces: Buffer[] = [];
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      pieces.push(chunk.subarray(start, end));
      yield Buffer.concat(pieces.splice(0)).toString();
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) yield Buffer.concat(pieces).toString();
  return undefined;
}
