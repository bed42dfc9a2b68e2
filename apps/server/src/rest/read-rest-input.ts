import type { InputIssue } from "@taskflow/contract";
import { DomainError } from "@taskflow/domain";
import { TRPCError } from "@trpc/server";
import type { FieldKind } from "./field-kind.ts";
import { HIDDEN_FIELDS, type RestOperation } from "./rest-operation.ts";

/** The parts of a request that hold a procedure's input. */
export interface RestParts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Undefined if there was none. */
  readonly body: unknown;
}

const SCALAR: FieldKind = { isBoolean: false, isNumber: false, isList: false };
const NUMBER = /^-?\d{1,16}(?:\.\d{1,16})?$/u;

/**
 * Puts the input of a procedure together. Each field has one source, so that what was authorised is
 * what is acted on: a field of the path cannot come again, only queries read the query string, and
 * only mutations a body.
 *
 * @throws {TRPCError} `BAD_REQUEST` with an issue for each field that is out of place.
 */
export function readRestInput(operation: RestOperation, parts: RestParts): Record<string, unknown> {
  const fields =
    operation.type === "mutation" ? bodyFields(parts) : queryFields(operation, parts.query);
  const issues = fields.flatMap(([field, value]): InputIssue[] => {
    const message = findFault(operation, field, value);
    return message === undefined ? [] : [{ path: [field], message }];
  });
  if (issues.length > 0) throw refused(issues);
  // Without a prototype, so that a field called __proto__ is a field like any other.
  return Object.assign(emptyRecord(), parts.path, Object.fromEntries(fields));
}

function emptyRecord(): Record<string, unknown> {
  // An object without a prototype has nothing in it.
  return Object.create(null) as Record<string, unknown>;
}

function findFault(operation: RestOperation, field: string, value: unknown): string | undefined {
  if (operation.pathFields.includes(field)) return "The path says it already.";
  if (HIDDEN_FIELDS.has(field)) return "There is no such field.";
  if (value === REPEATED) return "Send it once.";
  return value === MISPLACED ? "Send it in the body." : undefined;
}

const REPEATED = Symbol("repeated");
const MISPLACED = Symbol("misplaced");

function queryFields({ kinds }: RestOperation, query: URLSearchParams): [string, unknown][] {
  return [...new Set(query.keys())].map((field) => [
    field,
    coerce(query.getAll(field), kinds.get(field) ?? SCALAR),
  ]);
}

function bodyFields({ query, body }: RestParts): [string, unknown][] {
  const misplaced = [...new Set(query.keys())].map((field): [string, unknown] => [
    field,
    MISPLACED,
  ]);
  if (body === undefined) return misplaced;
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    return [...misplaced, ...Object.entries(body)];
  }
  throw refused([{ path: [], message: "The body must be an object." }]);
}

/** Texts that are what the field's type would be written as; all else stays text for the schema to refuse. */
function coerce(texts: readonly string[], kind: FieldKind): unknown {
  const values = texts.map((text) => coerceOne(text, kind));
  if (values.length === 1) return values[0];
  return kind.isList ? values : REPEATED;
}

function coerceOne(text: string, { isBoolean, isNumber }: FieldKind): unknown {
  if (isBoolean && (text === "true" || text === "false")) return text === "true";
  return isNumber && NUMBER.test(text) ? Number(text) : text;
}

function refused(issues: readonly InputIssue[]): TRPCError {
  const message = "The input does not fit.";
  const cause = new DomainError("invalid_input", message, { issues });
  return new TRPCError({ code: "BAD_REQUEST", message, cause });
}
