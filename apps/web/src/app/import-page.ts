import { UnreachableError } from "../lib/app-error.ts";

/**
 * Imports the file of a page. Where it is missing, the router loads the document anew, as a newer server has
 * other files. Where no server answers that would take away what is shown, and what is not saved yet.
 */
export async function importPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isServerThere()) throw error;
    throw new UnreachableError("The file of this page did not come.", { cause: error });
  }
}

async function isServerThere(): Promise<boolean> {
  try {
    const { ok } = await fetch("/healthz", { cache: "no-store" });
    return ok;
  } catch {
    return false;
  }
}
