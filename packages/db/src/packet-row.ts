/** Bytes that the driver has read, of which some are a row. */
export interface Packet {
  /** Holds something else once the driver reads on. */
  readonly bytes: Buffer;
  /** The same bytes, of which numbers are read five times as quickly. */
  readonly view: DataView;
  /** A letter for each of them, from `start` on. */
  readonly letters: string;
  readonly start: number;
}

const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
/** In place of the length of a column that is null. */
const NULL = -1;
/** A byte that is a letter by itself in ISO 8859-1, and a part of one in UTF-8. */
const BEYOND_ASCII = /[\u0080-\u00ff]/u;

/**
 * A row as it came, whose columns are parts of one text where they are ASCII. Looks to the driver like its
 * own message, to be read at once.
 *
 * @see {@link https://www.postgresql.org/docs/current/protocol-message-formats.html DataRow}
 */
export class PacketRow {
  readonly name = "dataRow";
  readonly length: number;
  readonly #packet: Packet;
  readonly #start: number;
  #position: number;

  /** `start` is where the number of columns stands. */
  constructor(length: number, packet: Packet, start: number) {
    this.length = length;
    this.#packet = packet;
    this.#start = start;
    this.#position = start + COUNT_BYTES;
  }

  get fieldCount(): number {
    return this.#packet.view.getInt16(this.#start);
  }

  /** All columns, as the driver's own statements read them. */
  get fields(): (string | null)[] {
    this.#position = this.#start + COUNT_BYTES;
    return Array.from({ length: this.fieldCount }, () => this.next(false));
  }

  /** The next column; `isAscii` tells of its type that it cannot hold anything else. */
  next(isAscii: boolean): string | null {
    const { bytes, view, letters, start: first } = this.#packet;
    const start = this.#position + LENGTH_BYTES;
    const length = view.getInt32(this.#position);
    if (length === NULL) {
      this.#position = start;
      return null;
    }
    const end = (this.#position = start + length);
    const text = letters.slice(start - first, end - first);
    return isAscii || !BEYOND_ASCII.test(text) ? text : bytes.toString("utf8", start, end);
  }
}
