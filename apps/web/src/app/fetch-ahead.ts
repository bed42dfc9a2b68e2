let isUnderWay = false;

/** Fetches the task pages while somebody types a password, so that they are there at once after it. */
export function fetchAhead(): void {
  if (isUnderWay) return;
  isUnderWay = true;
  Promise.all([import("./signed-in-layout.tsx"), import("./task-routes.tsx")]).catch(() => {
    isUnderWay = false;
  });
}
