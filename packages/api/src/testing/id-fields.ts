import {
  InvitationId,
  ProjectId,
  SessionId,
  ShareLinkId,
  TaskId,
  TokenId,
  UserId,
  WorkspaceId,
} from "@taskflow/contract";
import { z } from "zod";

/** Every kind of id that crosses the wire, by the schema that brands it. */
export const ID_SCHEMAS = {
  InvitationId,
  ProjectId,
  SessionId,
  ShareLinkId,
  TaskId,
  TokenId,
  UserId,
  WorkspaceId,
};
export type IdName = keyof typeof ID_SCHEMAS;

/** A field of an input that holds an id. */
export interface IdField {
  readonly id: IdName;
  /** From the root of the input; 0 stands for every element of a list. */
  readonly path: readonly (string | number)[];
}

/** Finds the fields of an input that hold ids, by the branded schemas that they are made of. */
export function findIdFields(schema: unknown, path: IdField["path"] = []): IdField[] {
  const known = Object.entries(ID_SCHEMAS).find(([, each]) => each === schema);
  // Object.entries knows no more of its keys than that they are text.
  if (known) return [{ id: known[0] as IdName, path }];
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<unknown>(schema.shape);
    return fields.flatMap(([name, field]) => findIdFields(field, [...path, name]));
  }
  if (schema instanceof z.ZodArray) return findIdFields(schema.element, [...path, 0]);
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => findIdFields(option, path));
  }
  if (schema instanceof z.ZodPipe) return findIdFields(schema.in, path);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return findIdFields(schema.unwrap(), path);
  }
  return [];
}

/** The input with other ids in some of its fields. */
export function withIds(
  input: unknown,
  fields: readonly IdField[],
  idOf: (id: IdName) => string,
): unknown {
  const copy: unknown = structuredClone(input);
  for (const { id, path } of fields) setAt(copy, path, idOf(id));
  return copy;
}

function setAt(target: unknown, path: IdField["path"], value: string): void {
  if (typeof target !== "object" || target === null) throw new TypeError("there is nothing inside");
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    Reflect.set(target, key, value);
    return;
  }
  if (Reflect.get(target, key) === undefined) {
    Reflect.set(target, key, typeof rest[0] === "number" ? [] : {});
  }
  setAt(Reflect.get(target, key), rest, value);
}
