import type { Hono } from "hono";
import { textResponse } from "../http/compress-text.ts";
import type { AppEnv } from "../http/request-scope.ts";
import { toOpenApiDocument } from "./openapi-document.ts";
import type { RestOperation } from "./rest-operation.ts";

/** Serves the description of the REST side, written once and when first asked for. */
export function mountOpenApi(
  app: Hono<AppEnv>,
  operations: readonly RestOperation[],
  version: string,
): void {
  let text: string | undefined;
  app.get("/openapi.json", (c) => {
    c.get("scope").route = "/openapi.json";
    text ??= JSON.stringify(toOpenApiDocument(operations, version));
    const headers = new Headers({
      "content-type": "application/json",
      "cache-control": "no-cache",
    });
    return textResponse(text, { status: 200, headers }, c.req.header("accept-encoding"));
  });
}
