// A bare server to compare with: node:http and pg, no framework, no checks. Ends with its parent.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FLOOR_ANSWERS, type Input } from "./floor-answers.ts";
import { type FloorKind, openFloorDatabase } from "./floor-database.ts";

const [kind = "installed", url = ""] = process.argv.slice(2);
// The bench names one of the two.
const db = openFloorDatabase(url, kind as FloorKind);

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(incoming.url ?? "", "http://floor");
  const text = incoming.method === "POST" ? await readText(incoming) : searchParams.get("input");
  const input = JSON.parse(text ?? "{}") as Input;
  const data = await FLOOR_ANSWERS[pathname.slice("/trpc/".length)]?.(db, input);
  const body = Buffer.from(JSON.stringify({ result: { data } }));
  outgoing.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  outgoing.end(body);
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    outgoing.writeHead(500).end();
  });
});
server.listen(0, "127.0.0.1", () => {
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://localhost:${port}\n`);
});
process.on("disconnect", () => process.exit(0));
