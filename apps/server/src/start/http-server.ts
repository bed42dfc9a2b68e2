import { createServer, type Server, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { getRequestListener, RequestError } from "@hono/node-server";
import { OperatorError } from "@taskflow/db";
import { securityHeaders } from "../http/security-headers.ts";

/** Answers one request; `createApp(…).fetch`. */
export type Fetch = Parameters<typeof getRequestListener>[0];

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly isHttps: boolean;
  /** The settings that host and port come from. */
  readonly settings?: readonly [host: string, port: string];
}

const SETTINGS = {
  // Node's own refusal would come without our headers; the adapter refuses it as well.
  requireHostHeader: false,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
} as const;
const REQUESTS_PER_SOCKET_MAX = 1_000;
/** Without a byte on its way. An answer that nobody reads holds its memory for up to twice as long: Node looks at what is left only then. */
const IDLE_MS = 60_000;

/**
 * Listens, and resolves once it does.
 *
 * @throws {OperatorError} if the address cannot be had.
 */
export async function listen(fetch: Fetch, options: ListenOptions): Promise<Server> {
  const headers = new Headers(securityHeaders("data", options.isHttps).map(([...pair]) => pair));
  headers.set("cache-control", "no-store");
  const errorHandler = (error: unknown) =>
    new Response(null, { status: error instanceof RequestError ? 400 : 500, headers });
  const answer = getRequestListener(fetch, { errorHandler });
  const server = createServer(SETTINGS, (incoming, outgoing) => void answer(incoming, outgoing));
  server.maxRequestsPerSocket = REQUESTS_PER_SOCKET_MAX;
  server.timeout = IDLE_MS;
  server.on("clientError", (error, socket) => refuse(error, socket, headers));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  return server;
}

/** The port that was really taken; with PORT=0 the system chooses. */
export function portOf(server: Server): number {
  // A TCP server that listens has an AddressInfo; only pipes have a string.
  return (server.address() as AddressInfo).port;
}

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers bytes that never became a request, with the headers that every answer has. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex, headers: Headers): void {
  const isFresh = "bytesWritten" in socket && socket.bytesWritten === 0;
  // Into an answer that has begun, nothing may be written.
  if (!socket.writable || !isFresh) return void socket.destroy(error);
  const status = STATUS_OF[error.code ?? ""] ?? 400;
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}connection: close\r\ncontent-length: 0\r\n\r\n`,
  );
}

function explain(error: NodeJS.ErrnoException, options: ListenOptions): Error {
  const { host, port, settings: [hostName, portName] = ["HOST", "PORT"] } = options;
  const sentence = {
    EADDRINUSE: `Port ${port} of ${host} is taken. Stop the program that has it, or set ${portName} to another number.`,
    EACCES: `Port ${port} is for programs with more rights. Set ${portName} to 1024 or more.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Correct ${hostName}.`,
    ENOTFOUND: `${host} is no address of this machine. Correct ${hostName}.`,
  }[error.code ?? ""];
  return sentence === undefined ? error : new OperatorError(sentence, { cause: error });
}
