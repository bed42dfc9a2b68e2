import {
  ANSWER_HEADERS,
  answerHeadersOf,
  REQUEST_HEADERS,
  requestHeadersOf,
} from "./document-headers.ts";
import { SECURITY_SCHEMES, securityOf } from "./document-security.ts";
import { Problem } from "./problem-schema.ts";
import { describeRefusals, refusalsOf } from "./refusals.ts";
import { HIDDEN_FIELDS, type RestOperation } from "./rest-operation.ts";
import { createSchemaHoist, type JsonSchema, type SchemaHoist } from "./schema-hoist.ts";
import { SchemaWording } from "./schema-wording.ts";
import { TAG_WORDS } from "./words/tag-words.ts";

const DESCRIPTION = `The same procedures that the web app calls.

Sign in with \`POST /auth/login\` and send the access token as \`Authorization: Bearer …\`; programs do better with a token of their own.

Lists come in pages: follow \`Link\`, or send \`nextCursor\` as \`cursor\`. Tasks and projects have an \`ETag\`, for \`If-Match\` and \`If-None-Match\`. A write that may come twice is done once under an \`Idempotency-Key\`. A refusal is a problem (RFC 9457) with a stable \`appCode\`.`;

/** Describes the REST side as OpenAPI 3.1. */
export function toOpenApiDocument(operations: readonly RestOperation[], version: string) {
  const hoist = createSchemaHoist(
    { Problem },
    operations.map(({ input }) => input),
  );
  const wording = new SchemaWording(hoist.schemas);
  const problem = hoist.convert(Problem, "output");
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const { path, method } = operation.meta;
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: describe(operation, { hoist, wording }),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "TaskFlow",
      version,
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api" }],
    tags: [...new Set(operations.flatMap(({ meta }) => meta.tags))].map((name) => ({
      name,
      description: TAG_WORDS[name],
    })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      schemas: wording.components(),
      headers: ANSWER_HEADERS,
      parameters: REQUEST_HEADERS,
      responses: describeRefusals(problem),
    },
  };
}

interface Writers {
  readonly hoist: SchemaHoist;
  readonly wording: SchemaWording;
}

function describe(operation: RestOperation, writers: Writers) {
  const { meta, name, type } = operation;
  const parameters = [...describeParameters(operation, writers), ...requestHeadersOf(operation)];
  const body = describeBody(operation, writers);
  return {
    operationId: name,
    summary: meta.summary,
    ...(meta.description !== undefined && { description: meta.description }),
    tags: meta.tags,
    security: securityOf(operation),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: {
      [meta.status ?? 200]: describeAnswer(operation, writers),
      ...(operation.isVersioned &&
        type === "query" && {
          304: {
            description: "Still in the version that `If-None-Match` names.",
            headers: answerHeadersOf(operation),
          },
        }),
      ...refusalsOf(operation),
    },
  };
}

function describeAnswer(operation: RestOperation, { hoist, wording }: Writers) {
  const schema = hoist.convert(operation.output, "output");
  const contentType = operation.type === "subscription" ? "text/event-stream" : "application/json";
  return {
    description: "Done.",
    headers: answerHeadersOf(operation),
    content: { [contentType]: { schema, example: wording.exampleOf(schema) } },
  };
}

function describeParameters(operation: RestOperation, { hoist, wording }: Writers) {
  const { name: place, pathFields, type } = operation;
  const { properties, required } = inputFields(operation, hoist);
  const inQuery = type === "mutation" ? [] : restOf(properties, pathFields);
  return [
    ...pathFields.map((name) => ({ name, in: "path", required: true })),
    ...inQuery.map((name) => ({ name, in: "query", required: required.includes(name) })),
  ].map((parameter) => {
    const { name } = parameter;
    const { description, ...schema } = wording.wordField(properties[name], { place, name });
    return { ...parameter, description, schema };
  });
}

/** Fields that a body or a query string holds. */
function restOf(properties: Fields, pathFields: readonly string[]): string[] {
  return Object.keys(properties).filter((field) => !pathFields.includes(field));
}

function describeBody(operation: RestOperation, { hoist, wording }: Writers) {
  const { name: place, meta, pathFields, type } = operation;
  const { properties, required } = inputFields(operation, hoist);
  const fields = restOf(properties, pathFields);
  if (type !== "mutation" || fields.length === 0) return undefined;
  const needed = fields.filter((field) => required.includes(field));
  const plain: JsonSchema = {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field, properties[field] ?? {}])),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
  const schema = wording.word(plain, place);
  // What may be left out may also be refused: an id that one makes, a project that is not there.
  const shown = needed.length > 0 ? needed : fields;
  const example = meta.body ?? pick(wording.exampleOf(schema), shown);
  return {
    required: needed.length > 0,
    content: { "application/json": { schema: { ...schema, examples: [example] }, example } },
  };
}

function pick(value: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([name]: [string, unknown]) => names.includes(name)),
  );
}

type Fields = Readonly<Record<string, JsonSchema | boolean | undefined>>;

function inputFields({ input }: RestOperation, hoist: SchemaHoist) {
  const schema = hoist.convert(input, "input");
  const properties: Fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([field]) => !HIDDEN_FIELDS.has(field)),
  );
  return { properties, required: schema.required ?? [] };
}
