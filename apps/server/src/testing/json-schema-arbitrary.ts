import fc from "fast-check";
import type { Json } from "./openapi-schemas.ts";

/** What values are made of beside their schema. */
export interface Ground {
  /** The schema that a reference means. */
  readonly resolve: (reference: string) => Json;
  /** Values that exist, by the reference to their schema or the name of their field; most are taken from here. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

/** Texts on which something somewhere has failed before. */
const HOSTILE = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\ufeff\u202e",
  "e\u0301",
  "__proto__",
  "constructor",
  "%",
  "\\",
  "%5C%00",
  "' or 1=1 --",
  "{{7*7}}",
  "WEB-1",
  "999999999999999999999999",
  "-1",
  "1e400",
  "NaN",
  "null",
  "💥".repeat(200),
  "a".repeat(5_000),
];

/** Makes values that fit a JSON Schema of the kind that zod writes; texts are as odd as it lets them be. */
export function arbitraryOf(schema: Json, ground: Ground): fc.Arbitrary<unknown> {
  const { $ref, enum: options, anyOf, oneOf, type } = schema;
  if (typeof $ref === "string") return arbitraryBehind($ref, ground);
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(options)) return fc.constantFrom(...(options as unknown[]));
  const branches = [anyOf ?? oneOf ?? []].flat() as Json[];
  if (branches.length > 0) return fc.oneof(...branches.map((each) => arbitraryOf(each, ground)));
  if (Array.isArray(type)) {
    const types = type as string[];
    return fc.oneof(...types.map((each) => arbitraryOf({ ...schema, type: each }, ground)));
  }
  return arbitraryOfType(schema, ground);
}

function arbitraryBehind(reference: string, ground: Ground): fc.Arbitrary<unknown> {
  return orKnown(arbitraryOf(ground.resolve(reference), ground), ground.known[reference]);
}

/** A field of an object, of a path or of a query string. */
export function arbitraryField(name: string, schema: Json, ground: Ground): fc.Arbitrary<unknown> {
  return orKnown(arbitraryOf(schema, ground), ground.known[name]);
}

function orKnown(any: fc.Arbitrary<unknown>, known: readonly string[] | undefined) {
  if (!known) return any;
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: any },
  );
}

function arbitraryOfType(schema: Json, ground: Ground): fc.Arbitrary<unknown> {
  switch (schema["type"]) {
    case "string":
      return arbitraryText(schema);
    case "integer":
      return fc.integer(boundsOf(schema, -1_000, 1_000));
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(arbitraryOf((schema["items"] ?? {}) as Json, ground), {
        minLength: Number(schema["minItems"] ?? 0),
        maxLength: Math.min(Number(schema["maxItems"] ?? 3), 3),
      });
    case "object":
      return arbitraryObject(schema, ground);
    default:
      return fc.jsonValue();
  }
}

function arbitraryObject(schema: Json, ground: Ground): fc.Arbitrary<unknown> {
  const properties = (schema["properties"] ?? {}) as Record<string, Json>;
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, arbitraryField(name, field, ground)]),
  );
  return fc.record(model, { requiredKeys: (schema["required"] ?? []) as string[] });
}

function arbitraryText(schema: Json): fc.Arbitrary<string> {
  const { format, pattern } = schema;
  if (format === "uuid") return fc.uuid();
  if (format === "email") return fc.emailAddress();
  const moments = fc.date({
    min: new Date("0001-01-01"),
    max: new Date("9999-12-31"),
    noInvalidDate: true,
  });
  if (format === "date-time") return moments.map((moment) => moment.toISOString());
  if (format === "date") return moments.map((moment) => moment.toISOString().slice(0, 10));
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern, "u"));
  const { min: minLength, max } = boundsOf(schema, 0, 40);
  const lengths = { minLength, maxLength: Math.max(minLength, Math.min(max, 40)) };
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: "grapheme-ascii", ...lengths }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", ...lengths }) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  );
}

function boundsOf(schema: Json, min: number, max: number) {
  return {
    min: Number(schema["minimum"] ?? schema["minLength"] ?? min),
    max: Number(schema["maximum"] ?? schema["maxLength"] ?? max),
  };
}
