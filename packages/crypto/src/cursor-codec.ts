/** Seals a position in a list into an opaque text that only this server can make. */
export interface CursorCodec {
  readonly seal: (position: readonly string[]) => string;
  /** Null for anything that {@link CursorCodec.seal} did not make. */
  readonly open: (cursor: string) => readonly string[] | null;
}
