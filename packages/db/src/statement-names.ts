/** More than the product has statements; what comes beyond goes unnamed, so that no server's memory fills. */
const NAMES_MAX = 500;

/** Gives each statement's text one name for the life of the process, so that PostgreSQL plans it once a connection. */
export function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= NAMES_MAX) return known;
    const name = `tf${names.size}`;
    names.set(text, name);
    return name;
  };
}
