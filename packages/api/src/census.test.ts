import * as contract from "@taskflow/contract";
import { expect, test } from "vitest";
import { z } from "zod";
import { allProcedures, inputOf, inputSchemaOf } from "./testing/all-procedures.ts";
import { findIdFields, ID_SCHEMAS } from "./testing/id-fields.ts";

const procedures = allProcedures().map((procedure) => [procedure.path, procedure] as const);
const access: Readonly<Record<string, string>> = contract.PROCEDURE_ACCESS;

test("every procedure has a row in the table of who may call it, and every row a procedure", () => {
  expect(procedures.map(([path]) => path).toSorted()).toEqual(Object.keys(access).toSorted());
});

test.for(procedures)("%s refuses fields that nobody declared", ([, procedure]) => {
  expect(procedure.inputs).toHaveLength(1);
  expect(inputSchemaOf(procedure)).toMatch(/"additionalProperties":false/u);
  expect(inputSchemaOf(procedure)).not.toMatch(/"additionalProperties":\{/u);
});

test("every kind of id of the contract is known to the walk", () => {
  const kinds = Object.entries(contract)
    .filter(([name, value]) => name.endsWith("Id") && value instanceof z.ZodType)
    .map(([name]) => name);
  expect(Object.keys(ID_SCHEMAS).toSorted()).toEqual(kinds.toSorted());
});

test.for(procedures)("%s takes no id that is not branded as one of a kind", ([, procedure]) => {
  const ids = inputSchemaOf(procedure).match(/"format":"uuid"/gu) ?? [];
  expect(findIdFields(inputOf(procedure))).toHaveLength(ids.length);
});

test.for(procedures)("%s checks what it answers", ([, { output }]) => {
  expect(output).toBeInstanceOf(z.ZodType);
});

test.for(procedures)(
  "%s is described, and says truly whether it needs a session",
  ([path, { meta }]) => {
    expect(meta.openapi.summary.length).toBeGreaterThan(0);
    expect(meta.openapi.isPublic ?? false).toBe(access[path] === "public");
  },
);

test("no two procedures share a REST path and method", () => {
  const routes = procedures.map(([, { meta }]) => `${meta.openapi.method} ${meta.openapi.path}`);
  expect(new Set(routes).size).toBe(routes.length);
});
