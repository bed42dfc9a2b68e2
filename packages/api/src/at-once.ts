import { z } from "zod";
import { standFor } from "./schema-behind.ts";

/**
 * The same schema, compiled to one function, and with a `parseAsync` that parses at once.
 *
 * tRPC parses asynchronously whatever can do that, and there zod walks the schema, where it runs what
 * it has compiled if nothing is awaited. Of a schema that awaits nothing the answer is the same.
 *
 * @throws {Error} if zod cannot compile the schema.
 */
export function atOnce<T extends z.ZodType>(schema: T): T {
  const compiled = z.compile(schema, { strict: true });
  const parseAsync = async (value: unknown) => compiled.parse(value);
  // It inherits all else, so it is a T.
  const parser = Object.create(compiled, { parseAsync: { value: parseAsync } }) as T;
  return standFor(parser, schema);
}
