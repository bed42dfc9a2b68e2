import { connect } from "node:net";

/**
 * Sends bytes as they are, each part after something came back for the one before, and answers all
 * that came until the other side closed.
 */
export function sendRaw(port: number, ...parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const unsent = [...parts];
    let received = "";
    const sendNext = () => {
      const next = unsent.shift();
      if (next !== undefined) socket.write(next);
    };
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      received += chunk;
      sendNext();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
    sendNext();
  });
}
