// How the driver writes a value of a statement; its types leave this file out.
declare module "pg/lib/utils.js" {
  /** @throws {Error} for what cannot be written. */
  export function prepareValue(value: unknown): string | Buffer | null;
}

// The part of the driver that reads what PostgreSQL says; its types hide what a subclass overrides.
declare module "pg-protocol/dist/parser.js" {
  export interface BackendMessage {
    readonly name: string;
    readonly length: number;
  }
  export class Parser {
    /** Where in its buffer what it parses at the moment begins, and how long that is. */
    protected readonly bufferOffset: number;
    protected readonly bufferLength: number;
    parse(packet: Buffer, told: (message: BackendMessage) => void): void;
    // oxlint-disable-next-line max-params -- the driver's
    protected handlePacket(
      offset: number,
      code: number,
      length: number,
      bytes: Buffer,
    ): BackendMessage;
  }
}
