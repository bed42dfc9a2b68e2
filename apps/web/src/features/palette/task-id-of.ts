const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;
const PATH = /^\/(?:tasks|trash)\/(?<id>[^/]+)$/u;

/** The task that a pasted address of this app, or an id alone, names. */
export function taskIdOf(typed: string, origin: string): string | undefined {
  const text = typed.trim();
  const id = text.includes("/") ? idOfAddress(text, origin) : text;
  const lower = id?.toLowerCase();
  return lower !== undefined && ID.test(lower) ? lower : undefined;
}

function idOfAddress(text: string, origin: string): string | undefined {
  if (!URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  return url.origin === origin ? PATH.exec(url.pathname)?.groups?.["id"] : undefined;
}
