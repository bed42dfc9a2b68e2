import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { createTestApp } from "../testing/create-test-app.ts";

const COLLECTION = "/workspaces/{workspaceId}/tasks";
const ITEM = `${COLLECTION}/{id}`;
const app = createTestApp();
const document = await readDocument();

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const result = await validator.validate(JSON.parse(JSON.stringify(document)));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("every reference leads somewhere", () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/gu)];
  const missing = references.filter(
    ([, kind = "", name = ""]) => !Object.hasOwn(document.components[kind] ?? {}, name),
  );
  expect(references.length).toBeGreaterThan(20);
  expect(references.length).toBe(text.split('"$ref"').length - 1);
  expect(missing).toEqual([]);
});

describe("the document", () => {
  test("has the version of the package and the server's own base", () => {
    expect(document.info.version).toBe(packageJson.version);
    expect(document.servers).toEqual([{ url: "/api" }]);
  });

  test("writes shared schemas once", () => {
    expect(Object.keys(document.components["schemas"] ?? {})).toEqual(
      expect.arrayContaining(["Task", "TaskPage", "TaskPatch", "Me", "Problem", "AppErrorCode"]),
    );
    const schema = { $ref: "#/components/schemas/Task" };
    const { responses } = operationAt("get", ITEM);
    expect(responses["200"]?.content["application/json"]).toMatchObject({ schema });
    const page = document.components["schemas"]?.["TaskPage"];
    expect(page?.properties["items"]?.items).toEqual(schema);
  });

  test("asks for a credential but where nobody has one yet", () => {
    expect(document.components["securitySchemes"]).toMatchObject({
      session: { type: "http", scheme: "bearer" },
    });
    const open = operations()
      .filter(({ security }) => security?.length === 0)
      .map(({ operationId }) => operationId);
    expect(open.toSorted()).toEqual([
      "auth.login",
      "auth.refresh",
      "auth.register",
      "invitation.preview",
      "share.open",
      "share.tasks",
    ]);
  });

  test("says 201 where something is made, and a problem for every refusal", () => {
    const create = operationAt("post", COLLECTION);
    expect(Object.keys(create.responses)).toContain("201");
    expect(create.responses["404"]).toEqual({ $ref: "#/components/responses/404" });
    expect(document.components["responses"]?.["404"]?.content).toMatchObject({
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
    });
  });

  test("puts each field where it is read: path, query or body", () => {
    const list = operationAt("get", COLLECTION);
    expect(list.parameters?.map((each) => [each.name, each.in])).toEqual([
      ["workspaceId", "path"],
      ["cursor", "query"],
      ["limit", "query"],
      ["projectId", "query"],
      ["status", "query"],
      ["priority", "query"],
      ["search", "query"],
      ["deleted", "query"],
    ]);
    expect(list.requestBody).toBeUndefined();
    const body = operationAt("patch", ITEM).requestBody?.content["application/json"];
    expect(Object.keys(body?.schema.properties ?? {})).toEqual(["version", "patch"]);
    expect(body?.schema.required).toEqual(["patch"]);
  });

  test("says nothing of what only tRPC sends", () => {
    expect(JSON.stringify(document)).not.toContain("direction");
  });

  test("gives every operation a summary, a tag and a name of its own", () => {
    const all = operations();
    expect(all.every(({ summary, tags }) => summary !== "" && tags.length === 1)).toBe(true);
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
  });
});

interface Content {
  readonly content: Record<string, { readonly schema: Schema }>;
}

interface Schema {
  readonly properties: Record<string, Schema & { readonly items: Schema }>;
  readonly required: readonly string[];
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: Content;
  readonly responses: Record<string, Content>;
}

interface Document {
  readonly info: { readonly version: string };
  readonly servers: readonly unknown[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, Schema & Content>>;
}

async function readDocument(): Promise<Document> {
  const response = await app.request("/openapi.json");
  // The first test shows that it has this shape and more.
  return (await response.json()) as Document;
}

function operationAt(method: string, path: string): Operation {
  const operation = document.paths[path]?.[method];
  if (!operation) throw new Error(`there is no ${method} ${path}`);
  return operation;
}

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));
