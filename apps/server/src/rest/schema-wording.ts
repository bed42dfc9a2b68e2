import { FIELD_WORDS } from "./words/field-words.ts";
import { SCHEMA_WORDS } from "./words/schema-words.ts";
import type { JsonSchema } from "./schema-hoist.ts";

/** Where a field stands: in a schema, or in what a procedure takes. */
interface Field {
  readonly place: string;
  readonly name: string;
}

type Schemas = Readonly<Record<string, JsonSchema>>;

const REFERENCE = "#/components/schemas/";

/**
 * Puts words and examples to the schemas of a document. The words are kept apart from the schemas: those are
 * in every browser, and these are for readers of the document.
 */
export class SchemaWording {
  readonly #raw: () => Schemas;
  readonly #components = new Map<string, JsonSchema>();

  /** @param raw the named schemas as they were collected so far, without words. */
  constructor(raw: () => Schemas) {
    this.#raw = raw;
  }

  /** All named schemas. */
  components(): Schemas {
    return Object.fromEntries(
      Object.keys(this.#raw()).map((name) => [name, this.#component(name)]),
    );
  }

  /** The same schema, with words to all of its fields. */
  word(schema: JsonSchema, place: string): JsonSchema {
    const { properties, items, anyOf, oneOf } = schema;
    const within = (each: JsonSchema) => this.word(each, place);
    const fields = Object.entries(properties ?? {}).map(([name, field]) => [
      name,
      this.wordField(field, { place, name }),
    ]);
    return {
      ...schema,
      ...(properties && { properties: Object.fromEntries(fields) as Schemas }),
      ...(isSchema(items) && { items: within(items) }),
      ...(anyOf && { anyOf: anyOf.map(within) }),
      ...(oneOf && { oneOf: oneOf.map(within) }),
    };
  }

  /** One field, with its words, or with those of the named schema behind it. */
  wordField(field: JsonSchema | boolean | undefined, { place, name }: Field): JsonSchema {
    const [says, example] = FIELD_WORDS[`${place}.${name}`] ?? FIELD_WORDS[name] ?? [];
    const schema = isSchema(field) ? this.word(field, place) : {};
    const value = example === undefined ? this.exampleOf(schema) : example;
    const description = says ?? this.#describe(schema);
    return {
      ...schema,
      ...(description !== undefined && { description }),
      ...(schema.$ref === undefined && value !== undefined && { examples: [value] }),
    };
  }

  /** One value, put together from the examples of the parts. */
  exampleOf(schema: JsonSchema): unknown {
    const { $ref, examples, properties, items } = schema;
    if (Array.isArray(examples) && examples.length > 0) return examples[0];
    if ($ref !== undefined) return this.exampleOf(this.#componentAt($ref));
    if ("const" in schema) return schema.const;
    if (schema.enum) return schema.enum[0];
    const [branch] = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    if (isSchema(branch)) return this.exampleOf(branch);
    if (isSchema(items)) return [this.exampleOf(items)];
    return properties && this.#exampleOfObject(properties);
  }

  #exampleOfObject(properties: NonNullable<JsonSchema["properties"]>) {
    const fields = Object.entries(properties).flatMap(([name, field]) => {
      const value = isSchema(field) ? this.exampleOf(field) : undefined;
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(fields) as Record<string, unknown>;
  }

  #describe({ $ref, anyOf }: JsonSchema): string | undefined {
    if ($ref !== undefined) return this.#componentAt($ref).description;
    const [branch] = anyOf ?? [];
    return isSchema(branch) ? this.#describe(branch) : undefined;
  }

  #componentAt(reference: string): JsonSchema {
    return this.#component(reference.slice(REFERENCE.length));
  }

  #component(name: string): JsonSchema {
    const known = this.#components.get(name);
    if (known) return known;
    const { says, example } = SCHEMA_WORDS[name] ?? {};
    const schema = this.word(this.#raw()[name] ?? {}, name);
    const value = example ?? this.exampleOf(schema);
    const worded = {
      ...schema,
      ...(says !== undefined && { description: says }),
      ...(value !== undefined && { examples: [value] }),
    };
    this.#components.set(name, worded);
    return worded;
  }
}

function isSchema(schema: unknown): schema is JsonSchema {
  return typeof schema === "object" && schema !== null && !Array.isArray(schema);
}
