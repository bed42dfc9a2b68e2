import { createSchemaHoist, type JsonSchema } from "./schema-hoist.ts";
import { HIDDEN_FIELDS, type RestOperation } from "./rest-operation.ts";
import { Problem } from "./problem-schema.ts";

/** Statuses that any call may answer with, and why; each with a problem as its body. */
const REFUSALS = {
  400: "The input does not fit; `issues` names each field.",
  401: "No session, or one that has ended.",
  403: "Seen, but not allowed; or allowed once the password was given again, as `appCode` says.",
  404: "Unknown, or somebody else's.",
  409: "Changed since; `current` holds the object as it is now.",
  413: "The request is too large.",
  415: "Only `application/json` is taken.",
  429: "Too many tries; see `Retry-After`.",
  500: "A fault of the server; quote `requestId`.",
  503: "Busy; see `Retry-After`.",
} as const;

/** Describes the REST side as OpenAPI 3.1. */
export function toOpenApiDocument(operations: readonly RestOperation[], version: string) {
  const hoist = createSchemaHoist(
    { Problem },
    operations.map(({ input }) => input),
  );
  const problem = hoist.convert(Problem, "output");
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const { path, method } = operation.meta;
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation, hoist) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "TaskFlow",
      version,
      description:
        "The same procedures that the web app calls. Sign in with `POST /auth/login` and send the access token as `Authorization: Bearer …`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api" }],
    security: [{ bearer: [] }],
    tags: [...new Set(operations.flatMap(({ meta }) => meta.tags))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: hoist.schemas(),
      responses: Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [
          status,
          { description, content: { "application/problem+json": { schema: problem } } },
        ]),
      ),
    },
  };
}

type Hoist = ReturnType<typeof createSchemaHoist>;

function describe(operation: RestOperation, hoist: Hoist) {
  const { meta, name, pathFields, type } = operation;
  const { properties, required } = inputFields(operation, hoist);
  const rest = Object.keys(properties).filter((field) => !pathFields.includes(field));
  const parameters = [
    ...pathFields.map((field) => ({ name: field, in: "path", required: true })),
    ...(type === "mutation" ? [] : rest).map((field) => ({
      name: field,
      in: "query",
      required: required.includes(field),
    })),
  ].map((parameter) => ({ ...parameter, schema: properties[parameter.name] }));
  const body =
    type === "mutation" && rest.length > 0
      ? toBody({ fields: rest, properties, required, example: meta.body })
      : null;
  const output = { schema: hoist.convert(operation.output, "output") };
  const contentType = type === "subscription" ? "text/event-stream" : "application/json";
  return {
    operationId: name,
    summary: meta.summary,
    ...(meta.description !== undefined && { description: meta.description }),
    tags: meta.tags,
    ...(meta.isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: {
      [meta.status ?? 200]: { description: "Done.", content: { [contentType]: output } },
      ...refusalsOf(operation, body !== null),
    },
  };
}

function inputFields({ input }: RestOperation, hoist: Hoist) {
  const schema = hoist.convert(input, "input");
  const properties = Object.entries(schema.properties ?? {}).filter(
    ([field]) => !HIDDEN_FIELDS.has(field),
  );
  return { properties: Object.fromEntries(properties), required: schema.required ?? [] };
}

interface BodyParts {
  readonly fields: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema | boolean | undefined>>;
  readonly required: readonly string[];
  readonly example: RestOperation["meta"]["body"];
}

function toBody({ fields, properties, required, example }: BodyParts) {
  const needed = fields.filter((field) => required.includes(field));
  const schema = {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field, properties[field]])),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
  return {
    required: needed.length > 0,
    content: { "application/json": { schema, ...(example && { example }) } },
  };
}

function refusalsOf({ pathFields, type }: RestOperation, hasBody: boolean) {
  const applies: Record<keyof typeof REFUSALS, boolean> = {
    400: true,
    401: true,
    403: true,
    404: pathFields.length > 0,
    409: type === "mutation",
    413: hasBody,
    415: hasBody,
    429: true,
    500: true,
    503: true,
  };
  const statuses = Object.entries(applies).filter(([, isApplicable]) => isApplicable);
  return Object.fromEntries(
    statuses.map(([status]) => [status, { $ref: `#/components/responses/${status}` }]),
  );
}
