import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createServer } from "vite";
import { tellSettings } from "../vite/tell-settings.ts";

const PAGE = '<!doctype html><html lang="en"><body></body></html>';

/** The page that Vite serves beside a server whose own page is this one. */
async function pageBeside(page: string | undefined): Promise<string> {
  const http = createHttpServer((_, response) => {
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = http.address() as AddressInfo;
  const vite = await createServer({
    configFile: false,
    logLevel: "silent",
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [tellSettings(`http://127.0.0.1:${port}`)],
  });
  const served = await vite.transformIndexHtml("/", PAGE);
  await vite.close();
  http.close();
  return served;
}

test("the page in development says what its server says on its own, and no more", async () => {
  const told = '<html data-registration="invite" data-mail="none" lang="en">';
  expect(await pageBeside(told)).toContain(told);
  expect(await pageBeside(PAGE)).toContain('<html lang="en">');
});

test("beside a server that was not built it says that no mail is sent", async () => {
  expect(await pageBeside(undefined)).toContain('<html data-mail="none" lang="en">');
});
