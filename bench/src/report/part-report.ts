/** The parts of the bench, in the order in which they run. */
export const PARTS = [
  "calls",
  "sizes",
  "memberships",
  "flood",
  "streams",
  "process",
  "browser",
] as const;
export type Part = (typeof PARTS)[number];

/** One number that was measured. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "×" | "ms" | "MB" | "kB" | "";
  /** The most that it should be. */
  readonly goal?: number;
}

/** Numbers that belong together. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [name: string, ...values: number[]])[];
}

/** What one part found. */
export interface PartReport {
  readonly part: Part;
  readonly figures: readonly Figure[];
  readonly table?: Table;
}
