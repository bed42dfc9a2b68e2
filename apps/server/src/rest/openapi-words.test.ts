import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestApp } from "../testing/create-test-app.ts";
import { openApiSchemas, type Json } from "../testing/openapi-schemas.ts";
import { FIELD_WORDS } from "./words/field-words.ts";
import { SCHEMA_WORDS } from "./words/schema-words.ts";
import { TAG_WORDS } from "./words/tag-words.ts";

const response = await createTestApp().request("/openapi.json");
const Part = z.record(z.string(), z.unknown());
const Parts = z.record(z.string(), Part);
const document = z
  .object({
    tags: z.array(z.object({ name: z.string(), description: z.string() })),
    paths: z.record(z.string(), Parts),
    components: z.object({
      schemas: Parts,
      headers: Parts,
      parameters: Parts,
      responses: Parts,
      securitySchemes: Parts,
    }),
  })
  .parse(await response.json());
const { components } = document;
const { faultsOf } = openApiSchemas(components);

/** A schema, parameter or header, under the name by which a failed test tells of it. */
interface Place {
  readonly name: string;
  readonly part: Json;
}

const isPart = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every field inside a schema, at any depth. */
function fieldsOf(place: string, schema: unknown): Place[] {
  if (!isPart(schema)) return [];
  const inside = ["items", "anyOf", "oneOf", "allOf"].flatMap((key) => [schema[key] ?? []].flat());
  const { properties } = schema;
  const fields = Object.entries(isPart(properties) ? properties : {});
  return [
    ...fields.flatMap(([name, part]) => [
      ...(isPart(part) ? [{ name: `${place}.${name}`, part }] : []),
      ...fieldsOf(place, part),
    ]),
    ...inside.flatMap((each) => fieldsOf(place, each)),
  ];
}

function behind({ $ref }: Json): Json {
  const path = typeof $ref === "string" ? $ref.replace("#/components/", "").split("/") : [];
  return path.reduce<Json>((part, key) => Part.parse(part[key]), components as unknown as Json);
}

const saysOf = (part: Json): unknown =>
  part["description"] ?? ("$ref" in part ? behind(part)["description"] : undefined);

function examplesOf(part: Json): readonly unknown[] {
  if ("example" in part) return [part["example"]];
  if (Array.isArray(part["examples"])) return part["examples"];
  if ("$ref" in part) return examplesOf(behind(part));
  return isPart(part["schema"]) ? examplesOf(part["schema"]) : [];
}

const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
const bodies = operations.flatMap(({ operationId, requestBody }) =>
  isPart(requestBody)
    ? [{ name: String(operationId), part: Part.parse(JSON.parse(JSON.stringify(requestBody))) }]
    : [],
);
const schemaOf = ({ content }: Json): Json =>
  Part.parse(Object.values(Parts.parse(content))[0]?.["schema"]);

const schemas: Place[] = Object.entries(components.schemas).map(([name, part]) => ({ name, part }));
const fields = [
  ...schemas.flatMap(({ name, part }) => fieldsOf(name, part)),
  ...bodies.flatMap(({ name, part }) => fieldsOf(name, schemaOf(part))),
];
const parameters = operations.flatMap(({ operationId, parameters: list }) =>
  z
    .array(Part)
    .parse(list ?? [])
    .map((part) => ({
      name: `${String(operationId)}.${String(part["name"] ?? part["$ref"])}`,
      part,
    })),
);
const headers = Object.entries(components.headers).map(([name, part]) => ({ name, part }));

describe.for([
  ["schema", schemas, 50],
  ["field", fields, 200],
  ["parameter", parameters, 100],
  ["header", headers, 5],
] as const)("every %s", ([, places, atLeast]) => {
  test("is there", () => {
    expect(places.length).toBeGreaterThan(atLeast);
  });

  test("has a description", () => {
    const without = places.filter(({ part }) => typeof saysOf(part) !== "string");
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test("has an example", () => {
    const without = places.filter(({ part }) => examplesOf(part).length === 0);
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});

test("every example fits its schema, by a validator that is not ours", () => {
  const faults = [
    ...[...schemas, ...fields].map(({ name, part }) => ({ name, schema: part, part })),
    ...parameters.map(({ name, part }) => {
      const whole = "$ref" in part ? behind(part) : part;
      return { name, schema: Part.parse(whole["schema"]), part: whole };
    }),
    ...bodies.map(({ name, part }) => ({ name, schema: schemaOf(part), part: schemaOf(part) })),
  ].flatMap(({ name, schema, part }) =>
    examplesOf(part).flatMap((value) => faultsOf(schema, value).map((fault) => `${name}${fault}`)),
  );
  expect(faults).toEqual([]);
});

test("every refusal has an example of each of its codes, which fits and has that status", () => {
  const shown = Object.entries(components.responses).flatMap(([status, { content }]) => {
    const media = Parts.parse(content)["application/problem+json"] ?? {};
    return Object.entries(Parts.parse(media["examples"])).map(([code, { value }]) => {
      expect(value).toMatchObject({ appCode: code, status: Number(status) });
      expect(faultsOf(media["schema"], value)).toEqual([]);
      return code;
    });
  });
  const codes = components.schemas["AppErrorCode"]?.["enum"];
  expect(shown.toSorted()).toEqual(z.array(z.string()).parse(codes).toSorted());
});

test("limits that functions check are shown", () => {
  expect(components.schemas).toMatchObject({
    TaskPatch: {
      properties: {
        title: { minLength: 1, maxLength: 500 },
        description: { maxLength: 100_000 },
      },
    },
    NewPassword: { minLength: 10, maxLength: 128 },
    PersonName: { minLength: 1, maxLength: 100 },
    EmailAddress: { maxLength: 254, format: "email" },
    ProjectKey: { maxLength: 6 },
  });
});

test("no words are left over", () => {
  const places = new Set([...fields, ...parameters].map(({ name }) => name));
  const names = new Set([...places].map((place) => place.slice(place.lastIndexOf(".") + 1)));
  const unused = Object.keys(FIELD_WORDS).filter((key) => !places.has(key) && !names.has(key));
  expect(unused).toEqual([]);
  const known = new Set(schemas.map(({ name }) => name));
  expect(Object.keys(SCHEMA_WORDS).filter((name) => !known.has(name))).toEqual([]);
  expect(document.tags.map(({ name }) => name).toSorted()).toEqual(
    Object.keys(TAG_WORDS).toSorted(),
  );
});
