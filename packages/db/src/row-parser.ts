/// <reference path="./pg-utils.d.ts" />
import type { Connection, PoolClient } from "pg";
import { Parser, type BackendMessage } from "pg-protocol/dist/parser.js";
import { type Packet, PacketRow } from "./packet-row.ts";

const DATA_ROW = 0x44;

/**
 * Lets a client that is ready for its first statement read rows a packet at a time. The driver decodes each
 * column of each row by itself, which was a tenth of a list of fifty tasks.
 */
export function readRowsByPacket(client: PoolClient): void {
  // Every client of the driver has one.
  const { connection } = client as PoolClient & { readonly connection: Connection };
  const parser = new RowParser();
  const emit = (message: BackendMessage) =>
    connection.emit(message.name === "error" ? "errorMessage" : message.name, message);
  connection.stream.removeAllListeners("data");
  connection.stream.on("data", (packet: Buffer) => parser.parse(packet, emit));
}

/** The driver's parser, but for rows. */
class RowParser extends Parser {
  /** What is parsed at the moment. */
  #packet: Packet | undefined;

  override parse(packet: Buffer, told: (message: BackendMessage) => void): void {
    try {
      super.parse(packet, told);
    } finally {
      this.#packet = undefined;
    }
  }

  // oxlint-disable-next-line max-params -- the driver's
  override handlePacket(
    offset: number,
    code: number,
    length: number,
    bytes: Buffer,
  ): BackendMessage {
    if (code !== DATA_ROW) return super.handlePacket(offset, code, length, bytes);
    this.#packet ??= this.#decode(bytes, offset);
    return new PacketRow(length, this.#packet, offset);
  }

  /** From the first row on: what stands before it, and the room that is left, may be several times as much. */
  #decode(bytes: Buffer, start: number): Packet {
    return {
      bytes,
      view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      letters: bytes.toString("latin1", start, this.bufferOffset + this.bufferLength),
      start,
    };
  }
}
