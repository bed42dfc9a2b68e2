import { readFile, writeFile } from "node:fs/promises";
import type { Part } from "./part-report.ts";

/**
 * Puts the text of a part between its markers, and leaves all else as somebody wrote it.
 *
 * @throws {Error} if the document has no such place.
 */
export async function writeReport(path: string, part: Part, text: string): Promise<void> {
  const before = await readFile(path, "utf8");
  const place = new RegExp(`(<!-- bench:${part} -->\n).*?(<!-- /bench:${part} -->)`, "su");
  if (!place.test(before)) throw new Error(`${path} has no place for "${part}"`);
  await writeFile(
    path,
    before.replace(place, (_, open, close) => `${open}\n${text}\n${close}`),
  );
}
