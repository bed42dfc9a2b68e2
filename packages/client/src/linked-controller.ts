/** What ends one undertaking of ours, by itself or with the caller's signal. */
export interface LinkedController {
  readonly controller: AbortController;
  /** For the end: a caller's signal may live much longer, and must not keep what is over. */
  readonly unlink: () => void;
}

/** Makes a controller that follows the caller's signal; `AbortSignal.any`, where it is, keeps what is over. */
export function linkedController(signal: AbortSignal | undefined): LinkedController {
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal?.reason);
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  return { controller, unlink: () => signal?.removeEventListener("abort", onAbort) };
}
