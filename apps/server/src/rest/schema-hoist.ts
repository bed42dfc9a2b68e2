import * as contract from "@taskflow/contract";
import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Turns schemas into JSON Schema and collects those that have a name, so that each is written once. */
export interface SchemaHoist {
  readonly convert: (schema: z.ZodType, io: "input" | "output") => JsonSchema;
  /** What was collected, for `components.schemas`. */
  readonly schemas: () => Readonly<Record<string, JsonSchema>>;
}

/**
 * Every schema that `contract` exports has the name of its export, but for the `inputs` of procedures,
 * whose fields are spread over path, query and body.
 */
export function createSchemaHoist(
  more: Readonly<Record<string, z.ZodType>>,
  inputs: readonly z.ZodType[],
): SchemaHoist {
  const names = z.registry<{ id: string }>();
  for (const [id, value] of [...Object.entries(contract), ...Object.entries(more)]) {
    if (!(value instanceof z.ZodType) || inputs.includes(value) || names.has(value)) continue;
    names.add(value, { id });
  }
  const collected = new Map<string, JsonSchema>();
  return {
    convert: (schema, io) => {
      const { $defs = {}, ...json } = z.toJSONSchema(schema, {
        io,
        metadata: names,
        unrepresentable: "any",
        override: ({ zodSchema, jsonSchema }) => {
          if (!jsonSchema.$ref) Object.assign(jsonSchema, toldBeside(zodSchema));
          if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
          if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        },
      });
      for (const [name, definition] of Object.entries($defs)) collect(name, definition);
      return withComponents(json);
    },
    schemas: () => Object.fromEntries([...collected].toSorted(([a], [b]) => a.localeCompare(b))),
  };

  function collect(name: string, definition: JsonSchema): void {
    const json = withComponents(definition);
    const known = collected.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(json)) {
      throw new Error(`${name} looks different coming in and going out: give the two a name each`);
    }
    collected.set(name, json);
  }
}

/** What a schema says of itself beside its checks, which for the most part are functions. */
const TOLD = ["examples", "minLength", "maxLength", "pattern", "format"] as const;

function toldBeside(schema: z.core.$ZodType): JsonSchema {
  const meta = z.globalRegistry.get(schema) ?? {};
  return Object.fromEntries(TOLD.flatMap((name) => (name in meta ? [[name, meta[name]]] : [])));
}

/** JSON Schema keeps shared definitions beside the schema, OpenAPI in the document. */
function withComponents(schema: JsonSchema): JsonSchema {
  const whole = JSON.stringify({ ...schema, $schema: undefined });
  const text = whole.replaceAll('"#/$defs/', '"#/components/schemas/');
  // The text of a JSON Schema with other references is a JSON Schema.
  return JSON.parse(text) as JsonSchema;
}
