import type { AnyProcedure } from "@trpc/server";
import { z } from "zod";
import type { ProcedureMeta } from "../procedure-meta.ts";
import { appRouter, schemaBehind } from "../index.ts";

/** A procedure as the running router holds it. */
export interface ListedProcedure {
  readonly path: string;
  readonly type: AnyProcedure["_def"]["type"];
  readonly inputs: readonly unknown[];
  /** The schema of the answer; anything else is a procedure that does not check what it answers. */
  readonly output: unknown;
  readonly meta: ProcedureMeta;
}

/** Lists every procedure of the router by its dotted path, from the router itself. */
export function allProcedures(): ListedProcedure[] {
  // At run time the record is flat, keyed by the dotted path; its type is the nested one.
  const procedures = Object.entries<{ _def: Omit<ListedProcedure, "path"> }>(
    appRouter._def.procedures as never,
  );
  return procedures.map(([path, { _def }]) => {
    const { type, inputs, output, meta } = _def;
    return { path, type, inputs, output, meta };
  });
}

/** The schema of what a procedure takes, as the contract has it. */
export function inputOf({ inputs: [input] }: Pick<ListedProcedure, "inputs">): z.ZodType {
  if (!(input instanceof z.ZodType)) throw new TypeError("the input is no schema");
  return schemaBehind(input);
}

/** The JSON schema of what a procedure takes. */
export function inputSchemaOf(procedure: Pick<ListedProcedure, "inputs">): string {
  return JSON.stringify(z.toJSONSchema(inputOf(procedure), { io: "input" }));
}
