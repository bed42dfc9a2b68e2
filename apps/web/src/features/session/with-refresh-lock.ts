/**
 * Lets one tab at a time refresh. `navigator.locks` is absent on plain HTTP addresses; there the
 * server alone settles the race, by handing every racer the same successor.
 */
export function withRefreshLock<T>(run: () => Promise<T>): Promise<T> {
  // Typed as always there, which holds in secure contexts only.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request("taskflow.refresh", run) : run();
}
