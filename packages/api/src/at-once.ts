import type { z } from "zod";

const originals = new WeakMap<z.ZodType, z.ZodType>();

/**
 * The same schema, whose `parseAsync` parses at once.
 *
 * tRPC parses asynchronously whatever can do that, and there zod walks the schema, where it runs a
 * compiled function if nothing is awaited. Of a schema that awaits nothing the answer is the same.
 */
export function atOnce<T extends z.ZodType>(schema: T): T {
  const parseAsync = async (value: unknown) => schema.parse(value);
  // It inherits all else, so it is a T.
  const parser = Object.create(schema, { parseAsync: { value: parseAsync } }) as T;
  originals.set(parser, schema);
  return parser;
}

/** The schema as the contract has it, under which registries know it. */
export function schemaBehind(parser: z.ZodType): z.ZodType {
  return originals.get(parser) ?? parser;
}
