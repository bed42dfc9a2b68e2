import type { Hono } from "hono";
import { chooseEncoding } from "../http/compress-text.ts";
import type { AppContext, AppEnv } from "../http/request-scope.ts";
import type { WebFile, WebFiles } from "./web-files.ts";

const INDEX = "/index.html";

/** Serves the web app: its files by name, and its page for every address that the app itself resolves. */
export function mountWeb(app: Hono<AppEnv>, files: WebFiles): void {
  app.get("*", async (c, next) => {
    const file = files.get(c.req.path) ?? (isNavigation(c) ? files.get(INDEX) : undefined);
    if (!file) return next();
    const scope = c.get("scope");
    scope.route = "web";
    scope.pageKind = "page";
    return answer(c, file);
  });
}

/** A person's browser opening an address, as opposed to a program asking for a file that is not there. */
function isNavigation(c: AppContext): boolean {
  const { path } = c.req;
  // The front door is a page for whoever knocks, also for programs that ask whether the server is up.
  if (path === "/") return true;
  if (/^\/(?:trpc|api|docs)(?:\/|$)/u.test(path)) return false;
  const isPage = !path.slice(path.lastIndexOf("/")).includes(".");
  return isPage && c.req.header("accept")?.includes("text/html") === true;
}

function answer(c: AppContext, file: WebFile): Response {
  const headers = {
    "cache-control": file.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    etag: file.etag,
    vary: "accept-encoding, accept",
  };
  if (c.req.header("if-none-match") === file.etag) return c.body(null, 304, headers);
  const wanted = chooseEncoding(c.req.header("accept-encoding"));
  const compressed = wanted ? file.compressed.get(wanted) : undefined;
  return c.body(compressed ?? file.plain, 200, {
    ...headers,
    "content-type": file.type,
    ...(wanted && compressed && { "content-encoding": wanted }),
  });
}
