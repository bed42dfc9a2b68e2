const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;
const PATH = /^(?:\/w\/(?<slug>[^/]+))?\/(?:tasks|trash|projects\/[^/]+)\/(?<id>[^/]+)$/u;

interface NamedTask {
  readonly id: string;
  /** Of its workspace, where the address says it. */
  readonly slug?: string | undefined;
}

/** The task that a pasted address of this app, or an id alone, names. */
export function taskIdOf(typed: string, origin: string): NamedTask | undefined {
  const text = typed.trim();
  const named = text.includes("/") ? idOfAddress(text, origin) : { id: text };
  const id = named?.id.toLowerCase();
  return named && id !== undefined && ID.test(id) ? { ...named, id } : undefined;
}

function idOfAddress(text: string, origin: string): NamedTask | undefined {
  if (!URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  const { id, slug } = PATH.exec(url.pathname)?.groups ?? {};
  return url.origin === origin && id !== undefined ? { id, slug } : undefined;
}
