/** Waits for what goes on, but no longer than until `signal` is aborted: then rejects with its reason. */
export function untilAborted<T>(signal: AbortSignal, running: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // The reason is whatever the caller chose, and is theirs to know.
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    running.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
