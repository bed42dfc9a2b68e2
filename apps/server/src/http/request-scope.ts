import type { HttpBindings } from "@hono/node-server";
import type { Allowance, Caller } from "@taskflow/domain";
import type { Context } from "hono";

/** Which content security policy an answer gets. */
export type PageKind = "data" | "page" | "docs";

/** What the layers of one request tell each other. */
export interface RequestScope {
  readonly requestId: string;
  readonly address: string;
  readonly isSecure: boolean;
  /** The server's own origin, as this browser must know it. */
  readonly origin: string;
  /** What every answer of such a status has, whoever makes it. */
  readonly commonHeaders: (status: number) => Readonly<Record<string, string>>;
  /** Headers that this answer gets, whoever makes it. */
  readonly answerHeaders: [name: string, value: string][];
  pageKind: PageKind;
  /** What the log calls this path: a pattern, never what the visitor wrote. */
  route: string;
  /** The called procedure's path, or "batch"; undefined for what is no procedure. */
  procedure: string | undefined;
  userId: string | undefined;
  tokenId: string | undefined;
  /** Who signed the request; null for one that nobody did. */
  signer: Caller | null;
  /** The body as it came, once it was asked for. */
  body: Promise<Buffer> | undefined;
  /** Of what this request's calls were counted as, that of which the least is left. */
  allowance: Allowance | undefined;
}

export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { scope: RequestScope };
}

export type AppContext = Context<AppEnv>;

/** Node's own request; undefined for a request that was made in process, which has no bindings at all. */
export function incomingOf(c: AppContext): HttpBindings["incoming"] | undefined {
  // Hono's type says that bindings are always there.
  return (c.env as Partial<HttpBindings> | undefined)?.incoming;
}
