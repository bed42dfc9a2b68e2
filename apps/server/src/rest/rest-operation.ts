import { type ProcedureMeta, schemaBehind } from "@taskflow/api/server";
import type { AnyTRPCRouter } from "@trpc/server";
import { z } from "zod";
import { toFieldKinds, type FieldKind } from "./field-kind.ts";

/** One procedure as REST serves it. */
export interface RestOperation {
  /** The procedure's dotted name. */
  readonly name: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly meta: ProcedureMeta["openapi"];
  readonly input: z.ZodType;
  /** Of a stream, what each of its events is. */
  readonly output: z.ZodType;
  /** Fields that come from the path. */
  readonly pathFields: readonly string[];
  /** What a query string may hold for each field of the input. */
  readonly kinds: ReadonlyMap<string, FieldKind>;
  /** What it answers counts its own writes, and so has an entity tag. */
  readonly isVersioned: boolean;
  /** It changes one such thing, which its path names. */
  readonly isConditional: boolean;
  /** Its answers come in pages that say where they go on. */
  readonly isPaged: boolean;
  /** It writes in one workspace, and can answer again what it answered. */
  readonly isRepeatable: boolean;
}

/** tRPC's infinite queries send it; it means nothing here. */
export const HIDDEN_FIELDS: ReadonlySet<string> = new Set(["direction"]);

/** What a procedure knows of itself at run time. */
interface ProcedureDefinition {
  readonly type: "query" | "mutation" | "subscription";
  readonly meta?: Partial<ProcedureMeta>;
  readonly inputs: readonly unknown[];
  readonly output?: unknown;
}

/**
 * Reads the REST side of every procedure.
 *
 * @throws {Error} if a procedure cannot be served as its `openapi` says: the server must not start.
 */
export function collectRestOperations(router: AnyTRPCRouter): RestOperation[] {
  // tRPC's type of a router of any kind says nothing of its procedures.
  const procedures = router._def.procedures as Record<string, { _def: ProcedureDefinition }>;
  return Object.entries(procedures).flatMap(([name, { _def }]) => {
    const meta = _def.meta?.openapi;
    return meta ? [toOperation(name, _def, meta)] : [];
  });
}

function toOperation(
  name: string,
  { type, inputs, output }: ProcedureDefinition,
  meta: ProcedureMeta["openapi"],
): RestOperation {
  const refuse = (reason: string) => new Error(`${name} cannot be served over REST: ${reason}`);
  const [input] = inputs;
  if (!(input instanceof z.ZodType) || inputs.length !== 1) throw refuse("it needs one .input()");
  if (!(output instanceof z.ZodType)) throw refuse("it needs an .output()");
  if ((type === "mutation") === (meta.method === "GET"))
    throw refuse("a query or a stream is GET, and nothing else");
  const kinds = toFieldKinds(input);
  const pathFields = [...meta.path.matchAll(/\{(\w+)\}/gu)].map(([, field]) => field ?? "");
  const strange = pathFields.filter((field) => !kinds.has(field));
  if (strange.length > 0) throw refuse(`its input has no ${strange.join(", ")}`);
  const schemas = { input: schemaBehind(input), output: schemaBehind(output) };
  const isVersioned = hasVersion(schemas.output);
  const isConditional = isVersioned && type === "mutation" && pathFields.includes("id");
  const isRepeatable =
    type === "mutation" && pathFields.includes("workspaceId") && meta.isUnrepeatable !== true;
  const isPaged = type === "query" && hasNextPage(schemas.output);
  const traits = { isVersioned, isConditional, isPaged, isRepeatable };
  return { name, type, meta, ...schemas, pathFields, kinds, ...traits };
}

function hasVersion(output: z.ZodType): boolean {
  return output instanceof z.ZodObject && output.shape["version"] instanceof z.ZodNumber;
}

function hasNextPage(output: z.ZodType): boolean {
  return (
    output instanceof z.ZodObject && ("nextCursor" in output.shape || "hasMore" in output.shape)
  );
}
