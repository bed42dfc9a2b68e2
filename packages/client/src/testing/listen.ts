import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface Heard {
  readonly method: string;
  /** With the origin that the client was given before the raw target. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** An answer that need not be TaskFlow's. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a TaskFlow server says to one query, or to one call that changes something. */
export const answered = (data: unknown, isBatch: boolean): Answer => {
  const result = { result: { data } };
  return {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(isBatch ? [result] : result),
  };
};

/** Listens for as long as the test runs, and keeps what it hears. */
export async function listen(answer: (heard: Heard, count: number) => Answer | Promise<Answer>) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "", url = "", headers } = request;
      const whole = { method, url: `${baseUrl}${url}`, headers, body: await text(request) };
      heard.push(whole);
      const { status = 200, headers: own, body } = await answer(whole, heard.length);
      response.writeHead(status, { ...own }).end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl, heard };
}
