import { z } from "zod";

/** What texts of a query string may become for one field. */
export interface FieldKind {
  readonly isBoolean: boolean;
  readonly isNumber: boolean;
  readonly isList: boolean;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The fields of an object schema and what each may hold, read from its JSON Schema. */
export function toFieldKinds(input: z.ZodType): Map<string, FieldKind> {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  const fields = Object.entries(schema.properties ?? {});
  return new Map(fields.map(([name, field]) => [name, toKind(field)]));
}

function toKind(field: JsonSchema | boolean): FieldKind {
  const schemas = typeof field === "boolean" ? [] : flatten(field);
  const types = new Set(schemas.flatMap(({ type }) => type ?? []));
  return {
    isBoolean: types.has("boolean"),
    isNumber: types.has("number") || types.has("integer"),
    isList: types.has("array"),
  };
}

function flatten(schema: JsonSchema): JsonSchema[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    schema,
    ...branches.flatMap((branch) => (typeof branch === "boolean" ? [] : flatten(branch))),
  ];
}
