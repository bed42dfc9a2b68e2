import { WireErrorData } from "@taskflow/contract";
import { appRouter } from "@taskflow/api/server";
import { createDatabase } from "@taskflow/db";
import type { Services } from "@taskflow/domain";
import { createTestServices } from "@taskflow/domain/testing";
import { z } from "zod";
import { type AppOptions, createApp } from "../app.ts";
import { parseTrustedProxies } from "../http/trusted-proxies.ts";
import { createLog } from "../log.ts";

/** An application that is tried in process, and what it wrote to its log. */
export interface TestApp {
  readonly request: ReturnType<typeof createApp>["request"];
  readonly fetch: ReturnType<typeof createApp>["fetch"];
  readonly services: Services;
  /** Every line so far, as text. */
  readonly logged: () => string;
}

/** Builds the real application. Without services of its own it has a database that nobody can reach. */
export function createTestApp(overrides: Partial<AppOptions> = {}): TestApp {
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => lines.push(line) });
  const services = {
    ...(overrides.services ?? createTestServices(unreachableDatabase())),
    reportSecurity: log.security,
  };
  const app = createApp({
    router: appRouter,
    log,
    publicUrl: undefined,
    trustedProxies: trusted(),
    webFiles: new Map(),
    isReady: () => Promise.resolve(true),
    isStopping: () => false,
    ...overrides,
    services,
  });
  return { request: app.request, fetch: app.fetch, services, logged: () => lines.join("") };
}

export function trusted(...entries: string[]): AppOptions["trustedProxies"] {
  const parsed = parseTrustedProxies(entries);
  if ("faults" in parsed) throw new Error(parsed.faults.join());
  return parsed;
}

/** The bindings of a request whose socket leads to `remoteAddress`. */
export function from(remoteAddress: string, rawHeaders: string[] = []) {
  return { incoming: { socket: { remoteAddress }, rawHeaders } };
}

/** A POST of JSON, as our own page sends it. */
export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function unreachableDatabase() {
  const appUrl = "postgres://nobody@%2Fnonexistent/nothing";
  return createDatabase({ appUrl, authUrl: appUrl, assumesRoles: false });
}

/** What a refused call says on the wire; of a batch, its first. */
export async function errorOf(response: Response) {
  const body: unknown = await response.json();
  return WireError.parse(Array.isArray(body) ? body[0] : body).error;
}

const WireError = z.object({
  error: z.object({ message: z.string(), code: z.number(), data: WireErrorData }),
});
