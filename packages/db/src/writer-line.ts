import { DatabaseUnavailableError } from "./database-error.ts";

/** At the database writers of one workspace wait for each other anyway, each with a connection in hand. */
const WRITERS_MAX = 2;
const WAITING_MAX = 200;

interface Line {
  writing: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets at most two writers of a workspace take a connection at a time; the others wait here, so that
 * one busy workspace leaves the pool to everybody else (ASVS V15.4.4).
 *
 * @throws {DatabaseUnavailableError} if two hundred wait already.
 */
export function createWriterLines(): <T>(workspaceId: string, run: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Line>();
  return async (workspaceId, run) => {
    const line = lines.get(workspaceId) ?? { writing: 0, waiting: [] };
    lines.set(workspaceId, line);
    if (line.writing < WRITERS_MAX) line.writing += 1;
    else await joinLine(line);
    try {
      return await run();
    } finally {
      // Whoever is next takes over the place; without anybody the line is forgotten.
      const next = line.waiting.shift();
      if (next) next();
      else line.writing -= 1;
      if (line.writing === 0) lines.delete(workspaceId);
    }
  };
}

function joinLine({ waiting }: Line): Promise<void> {
  if (waiting.length >= WAITING_MAX) {
    throw new DatabaseUnavailableError("too many writers wait for this workspace");
  }
  return new Promise((resolve) => waiting.push(resolve));
}
