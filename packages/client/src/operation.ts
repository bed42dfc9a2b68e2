/** One call, before it is sent. */
export interface Operation {
  readonly type: "query" | "mutation";
  /** The dotted name of the procedure. */
  readonly path: string;
  readonly input: unknown;
}
