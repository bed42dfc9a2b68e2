import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  TRPCError,
  type AnyTRPCRouter,
} from "@trpc/server";
import type { Hono } from "hono";
import type { ApiContextFactory } from "../http/api-context.ts";
import { textResponse } from "../http/compress-text.ts";
import { readJsonBody } from "../http/read-json.ts";
import type { AppContext, AppEnv } from "../http/request-scope.ts";
import type { Log } from "../log.ts";
import { answerBegunStream } from "../stream/answer-stream.ts";
import { readRestInput } from "./read-rest-input.ts";
import type { RestOperation } from "./rest-operation.ts";

const BASE = "/api";

/** What {@link mountRest} serves, and what it needs. */
export interface RestMount {
  readonly router: AnyTRPCRouter;
  readonly operations: readonly RestOperation[];
  readonly createContext: ApiContextFactory;
  readonly log: Log;
}

/** Serves the very procedures of the router as plain HTTP below `/api`. */
export function mountRest(app: Hono<AppEnv>, mount: RestMount): void {
  const methods = new Map<string, string[]>();
  for (const operation of mount.operations) {
    const pattern = BASE + operation.meta.path.replaceAll(/\{(\w+)\}/gu, ":$1");
    methods.set(pattern, [...(methods.get(pattern) ?? []), operation.meta.method]);
    app.on(operation.meta.method, pattern, (c) => {
      const scope = c.get("scope");
      scope.route = pattern;
      scope.procedure = operation.name;
      return answer(c, operation, mount);
    });
  }
  for (const [pattern, allowed] of methods) {
    app.all(pattern, (c) => {
      c.get("scope").route = pattern;
      c.get("scope").answerHeaders.push(["allow", allowed.join(", ")]);
      throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "No such method here." });
    });
  }
}

async function answer(
  c: AppContext,
  operation: RestOperation,
  mount: RestMount,
): Promise<Response> {
  const { name, type } = operation;
  const input = readRestInput(operation, {
    path: c.req.param(),
    query: new URL(c.req.url).searchParams,
    body: type === "mutation" ? await readJsonBody(c) : undefined,
  });
  const ctx = await mount.createContext(c, false);
  if (type === "subscription") {
    const { router, log } = mount;
    return answerBegunStream(c, { router, log, path: name, input, ctx });
  }
  const data: unknown = await callTRPCProcedure({
    router: mount.router,
    path: name,
    type,
    getRawInput: () => Promise.resolve(input),
    ctx,
    signal: c.req.raw.signal,
    batchIndex: 0,
  }).catch((error: unknown) => {
    throw getTRPCErrorFromUnknown(error);
  });
  return textResponse(
    JSON.stringify(data),
    {
      status: operation.meta.status ?? 200,
      headers: new Headers({ "content-type": "application/json" }),
    },
    c.req.header("accept-encoding"),
  );
}
