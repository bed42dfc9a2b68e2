// How the driver writes a value of a statement; its types leave this file out.
declare module "pg/lib/utils.js" {
  /** @throws {Error} for what cannot be written. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
