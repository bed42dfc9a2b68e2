import { once } from "node:events";
import { createServer, connect, type Socket } from "node:net";

/** A way to PostgreSQL on which the answer to one commit gets lost. */
export interface LosingProxy {
  /** Leads through the proxy. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Passes everything on, but after the first statement that holds `word` nothing of what PostgreSQL answers to
 * what comes next on that connection: the commit is done, and whoever sent it never learns so.
 */
export async function openLosingProxy(databaseUrl: string, word: string): Promise<LosingProxy> {
  const url = new URL(databaseUrl);
  const target = `${decodeURIComponent(url.hostname)}/.s.PGSQL.${url.port}`;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(target);
    let seen: "nothing" | "word" | "commit" = "nothing";
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.on("data", (chunk) => {
      if (seen === "word") seen = "commit";
      if (chunk.includes(word)) seen = "word";
      database.write(chunk);
    });
    database.on("data", (chunk) => {
      if (seen !== "commit") client.write(chunk);
    });
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("it listens on a port");
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
