import { DomainError } from "../domain-error.ts";

/** Runs one export at a time and refuses the others; nobody waits in a line. */
export type ExportTurn = <T>(run: () => Promise<T>) => Promise<T>;

const RETRY_SECONDS = 5;

/** Makes the turn of one process, whose memory it spares. */
export function createExportTurn(): ExportTurn {
  let isTaken = false;
  return async (run) => {
    if (isTaken) {
      throw new DomainError("busy", "The server makes another export. Try again in a moment.", {
        retryAfterSeconds: RETRY_SECONDS,
      });
    }
    isTaken = true;
    try {
      return await run();
    } finally {
      isTaken = false;
    }
  };
}
