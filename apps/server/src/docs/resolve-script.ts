/**
 * What follows the references of our document in the browser. Swagger UI's own way of it reads the whole
 * document anew for each operation that is opened, in its own model of every version of OpenAPI: a second of
 * an ordinary machine. Ours holds no reference but into itself.
 */
export const RESOLVE_SCRIPT = String.raw`const valueAt = (document, keys) => keys.reduce((value, key) => value?.[key], document);
const keysOf = (reference) =>
  reference.slice(2).split("/").map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));

// What a reference stood for is named by it: Swagger UI shows that as the name of the schema.
function follow(document, value, within = []) {
  if (Array.isArray(value)) return value.map((one) => follow(document, one, within));
  if (typeof value !== "object" || value === null) return value;
  const { $ref: reference, ...own } = value;
  if (typeof reference !== "string" || within.includes(reference)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, follow(document, one, within)]));
  }
  const target = follow(document, valueAt(document, keysOf(reference)), [...within, reference]);
  return { ...target, ...own, $$ref: new URL(reference, location.href).href };
}

const resolvesQuickly = () => ({
  fn: {
    resolveSubtree: async (document, path) => ({ spec: follow(document, valueAt(document, path)), errors: [] }),
  },
});
`;
