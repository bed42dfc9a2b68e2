export const importSignedInPages = () => import("./signed-in-pages.ts");

/** Fetches what comes behind the door before it is needed; if that fails, the route itself tries again. */
export async function fetchAhead(): Promise<void> {
  try {
    await importSignedInPages();
  } catch {
    // The route that needs it says so.
  }
}
