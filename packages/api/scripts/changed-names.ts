const PROPERTY = /[\w$]+(?=\??:)/gu;

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** The properties on the lines that one text has more of: who names one of them is concerned first. */
export function changedNames(before: string, after: string): ReadonlySet<string> {
  const [old, now] = [countLines(before), countLines(after)];
  const lines = [...old.keys(), ...now.keys()].filter((line) => old.get(line) !== now.get(line));
  return new Set(Array.from(lines.join("\n").matchAll(PROPERTY), ([name]) => name));
}
