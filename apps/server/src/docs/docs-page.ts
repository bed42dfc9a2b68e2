import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Hono } from "hono";
import { chooseEncoding, compress, type Encoding } from "../http/compress-text.ts";
import type { AppEnv } from "../http/request-scope.ts";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>TaskFlow API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <main id="ui"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/init.js"></script>
  </body>
</html>
`;

const INIT = `const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#ui",
  deepLinking: true,
  validatorUrl: null,
  syntaxHighlight: false,
  persistAuthorization: false,
  tryItOutEnabled: true,
});
`;

interface Asset {
  readonly type: string;
  readonly read: () => Buffer;
}

/** Serves the live documentation: one page and its three assets, nothing from elsewhere. */
export function mountDocs(app: Hono<AppEnv>): void {
  const { resolve } = createRequire(import.meta.url);
  const fromPackage = (file: string) => () => readFileSync(resolve(`swagger-ui-dist/${file}`));
  const assets: Record<string, Asset> = {
    "/docs": { type: "text/html; charset=utf-8", read: () => Buffer.from(PAGE) },
    "/docs/init.js": { type: "text/javascript; charset=utf-8", read: () => Buffer.from(INIT) },
    "/docs/swagger-ui.css": {
      type: "text/css; charset=utf-8",
      read: fromPackage("swagger-ui.css"),
    },
    "/docs/swagger-ui-bundle.js": {
      type: "text/javascript; charset=utf-8",
      read: fromPackage("swagger-ui-bundle.js"),
    },
  };
  for (const [path, asset] of Object.entries(assets)) mountAsset(app, path, asset);
}

/** Read and compressed when first asked for: most servers are never asked. */
function mountAsset(app: Hono<AppEnv>, path: string, { type, read }: Asset): void {
  const variants = new Map<Encoding | null, Uint8Array<ArrayBuffer>>();
  app.get(path, (c) => {
    const scope = c.get("scope");
    scope.route = path;
    scope.pageKind = "docs";
    const encoding = chooseEncoding(c.req.header("accept-encoding"));
    let bytes = variants.get(encoding);
    if (!bytes) {
      bytes = new Uint8Array(encoding ? compress(read(), encoding) : read());
      variants.set(encoding, bytes);
    }
    return c.body(bytes, 200, {
      "content-type": type,
      "cache-control": "no-cache",
      vary: "accept-encoding",
      ...(encoding && { "content-encoding": encoding }),
    });
  });
}
