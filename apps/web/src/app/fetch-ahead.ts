export const importSignedInPages = () => import("./signed-in-pages.ts");
export const importOpenTask = () => import("./open-task-routes.tsx");

/** Fetches what comes behind the door before it is needed; if that fails, the route itself tries again. */
export async function fetchAhead(load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch {
    // The route that needs it says so.
  }
}
