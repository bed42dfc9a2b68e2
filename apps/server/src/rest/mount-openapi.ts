import type { Hono } from "hono";
import { mountAsset } from "../http/mount-asset.ts";
import type { AppEnv } from "../http/request-scope.ts";
import { toOpenApiDocument } from "./openapi-document.ts";
import type { RestOperation } from "./rest-operation.ts";

/** Serves the description of the REST side. */
export function mountOpenApi(
  app: Hono<AppEnv>,
  operations: readonly RestOperation[],
  version: string,
): void {
  mountAsset(app, "/openapi.json", {
    type: "application/json",
    pageKind: "data",
    read: () => Buffer.from(JSON.stringify(toOpenApiDocument(operations, version))),
  });
}
