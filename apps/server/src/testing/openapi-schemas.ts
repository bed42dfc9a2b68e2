import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** A schema or part of the document, as JSON has it. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * Makes the checker of values against the schemas of an OpenAPI document, by a validator that is not ours.
 * Compiles each schema once.
 */
export function openApiSchemas(components: unknown) {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  formats.default(ajv);
  ajv.addSchema({ $id: "document", components });
  const compiled = new Map<unknown, ValidateFunction>();
  /** What does not fit, in words; nothing if all does. */
  const faultsOf = (schema: unknown, value: unknown): string[] => {
    const known = compiled.get(schema) ?? ajv.compile(absolute(schema));
    compiled.set(schema, known);
    if (known(value)) return [];
    return (known.errors ?? []).map(
      ({ instancePath, message = "" }) => `${instancePath} ${message}`,
    );
  };
  return { faultsOf };
}

/** A schema taken out of its document still refers to it. */
function absolute(schema: unknown): Json {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
  // The text of a schema with other references is a schema.
  return JSON.parse(text) as Json;
}
