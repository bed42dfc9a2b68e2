export { createWebApp, type WebApp, type WebAppOptions } from "./app/create-web-app.tsx";
export type { TokenSource } from "./app/http-terminating-link.ts";
