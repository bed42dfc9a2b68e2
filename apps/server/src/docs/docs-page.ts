import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { type Asset, mountAsset } from "../http/mount-asset.ts";
import type { AppEnv } from "../http/request-scope.ts";
import { PROSE_SCRIPT } from "./prose-script.ts";
import { RESOLVE_SCRIPT } from "./resolve-script.ts";
import { SIGN_SCRIPT } from "./sign-script.ts";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>TaskFlow API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/docs.css" />
  </head>
  <body>
    <nav class="home" aria-label="TaskFlow"><a href="/">Back to TaskFlow</a></nav>
    <div id="ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script type="module" src="/docs/init.js"></script>
  </body>
</html>
`;

const INIT = `${SIGN_SCRIPT}
${RESOLVE_SCRIPT}
${PROSE_SCRIPT}
const dark = matchMedia("(prefers-color-scheme: dark)");
const followTheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followTheme);
followTheme();

// Whoever signs in by a call of this page has signed in on it, until it is closed.
const signsIn = /\\/api\\/auth\\/(?:login|register|refresh)$/;
function followSession(response) {
  const { pathname } = new URL(response.url, location.href);
  const token = response.ok && signsIn.test(pathname) && response.body?.accessToken;
  if (token) ui.preauthorizeApiKey("session", token);
  if (response.ok && pathname === "/api/auth/logout") ui.authActions.logout(["session"]);
  return response;
}

// What is filled in would be sent: a key that was used, and a version that is another one.
function withoutSamples(document) {
  for (const parameter of Object.values(document.components.parameters)) delete parameter.example;
  return document;
}

const ui = SwaggerUIBundle({
  spec: withoutSamples(await (await fetch("/openapi.json")).json()),
  dom_id: "#ui",
  deepLinking: true,
  validatorUrl: null,
  syntaxHighlight: false,
  persistAuthorization: false,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  plugins: [resolvesQuickly, drawsProse],
  requestInterceptor: signCall,
  responseInterceptor: followSession,
});
`;

/**
 * The way back, what of Swagger UI has too little contrast (WCAG 2.2 §1.4.3) or is too small to hit (§2.5.8),
 * and the choice among one server.
 */
const STYLE = `.home { max-width: 1460px; margin: 0 auto; padding: 12px 20px 0; font: 600 14px sans-serif; }
.home a { display: inline-block; line-height: 28px; color: #1a5fa8; }
html.dark-mode .home a { color: #8fc1f5; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #19703f; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1a5fa8; }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0f6b5b; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b3261e; }
.swagger-ui .info .title small { background: #4d5564; }
.swagger-ui .info .title small.version-stamp { background: #476402; }
.swagger-ui .opblock-summary-path a { display: inline-block; line-height: 24px; }
.swagger-ui .scheme-container :is(.servers-title, .servers) { display: none; }
html:not(.dark-mode) .swagger-ui .btn.authorize { color: #19703f; border-color: #19703f; }
html:not(.dark-mode) .swagger-ui :is(.info a, .info .url, .markdown a) { color: #1a5fa8; }
html:not(.dark-mode) .swagger-ui .try-out__btn.cancel { color: #b3261e; border-color: #b3261e; }
@media (prefers-reduced-motion: reduce) { .swagger-ui, .swagger-ui * { transition: none !important; } }
`;

/** Serves the live documentation: one page and its four assets, nothing from elsewhere. */
export function mountDocs(app: Hono<AppEnv>): void {
  const assets: Record<string, Omit<Asset, "pageKind">> = {
    "/docs": { type: "text/html; charset=utf-8", read: () => Buffer.from(PAGE) },
    "/docs/init.js": { type: "text/javascript; charset=utf-8", read: () => Buffer.from(INIT) },
    "/docs/docs.css": { type: "text/css; charset=utf-8", read: () => Buffer.from(STYLE) },
    "/docs/swagger-ui.css": {
      type: "text/css; charset=utf-8",
      read: () => readFileSync(new URL(import.meta.resolve("swagger-ui-dist/swagger-ui.css"))),
    },
    "/docs/swagger-ui-bundle.js": {
      type: "text/javascript; charset=utf-8",
      read: () =>
        readFileSync(new URL(import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"))),
    },
  };
  for (const [path, asset] of Object.entries(assets)) {
    mountAsset(app, path, { ...asset, pageKind: "docs" });
  }
}
