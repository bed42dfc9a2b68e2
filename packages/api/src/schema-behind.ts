import type { z } from "zod";

const originals = new WeakMap<z.ZodType, z.ZodType>();

/** Makes `parser`, however it is made, stand for a schema of the contract; answers it. */
export function standFor<T extends z.ZodType>(parser: T, schema: z.ZodType): T {
  originals.set(parser, schema);
  return parser;
}

/** The schema as the contract has it, under which registries know it; of a stream, that of its events. */
export function schemaBehind(parser: z.ZodType): z.ZodType {
  return originals.get(parser) ?? parser;
}
