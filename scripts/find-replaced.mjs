/**
 * What a migration says of a function, of a policy or a trigger, which belong to a table, or of a table,
 * which is altered and stays.
 */
const DEFINITION =
  /^(?:create(?: or replace)?|alter|drop) (?:(function) ([\w.]+)|(policy|trigger) (\w+) .*?\bon ([\w.]+))|^(?:create|drop) (table) ([\w.]+)/u;

/**
 * The first thing between two lines of a migration, that of an unfinished statement included, that the
 * same or a later migration defines anew.
 *
 * @param {readonly { readonly name: string, readonly lines: readonly string[] }[]} migrations
 *   beginning with the one that is shown
 * @param {number} start
 * @param {number} end
 */
export function findReplaced(migrations, start, end) {
  const shown = (migrations[0]?.lines ?? []).slice(0, end).map(nameOf);
  const first = Math.max(
    shown.findLastIndex((name, line) => line <= start && name !== undefined),
    0,
  );
  const later = migrations.flatMap(({ name: by, lines }, index) =>
    lines.slice(index === 0 ? end : 0).map((line) => ({ name: nameOf(line), by })),
  );
  return shown
    .slice(first)
    .filter((name) => name !== undefined)
    .map((name) => later.find((statement) => statement.name === name))
    .find((statement) => statement !== undefined);
}

/** @param {string} line */
function nameOf(line) {
  const match = DEFINITION.exec(line);
  // Groups that did not take part are empty.
  return match?.slice(1).join(" ").trim();
}
