import { setTimeout as pause } from "node:timers/promises";
import { lookAt } from "./look-at.ts";
import type { Room } from "./room.ts";
import type { SourceParts } from "./room-source.ts";

/** Looks at the database for those who wait. */
export interface Lookout {
  /** Looks at one room as soon as may be; at none if nobody waits there. */
  readonly lookAt: (workspaceId: string) => void;
  /** Looks at all rooms twice a second from now on. */
  readonly start: () => void;
  readonly rest: () => void;
}

/** A session or a membership may end, and a signal be lost, without a word: so long nobody notices. */
const LOOK_MS = 500;
/** Between two looks, so that of a burst of writes each reader is told in a few pieces. */
const GATHER_MS = 25;
const LOOKS_A_TELLING = 20;

/**
 * Makes the lookout of a process: one look tells of all streams who may go on and who has news. Looks never
 * overlap; what is asked for meanwhile is looked at together by the next.
 */
export function createLookout(
  rooms: ReadonlyMap<string, Room>,
  parts: SourceParts,
  everyTenSeconds: () => void,
): Lookout {
  const wanted = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let looks = 0;

  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    while (wanted.size > 0) {
      const found = [...wanted].flatMap((id) => rooms.get(id) ?? []);
      wanted.clear();
      // A database that does not answer has nothing to tell; half a second later it is asked again.
      await lookAt(found, parts).catch(() => {});
      await pause(GATHER_MS);
    }
    isLooking = false;
  };
  const lookAround = () => {
    looks += 1;
    if (looks % LOOKS_A_TELLING === 0) everyTenSeconds();
    for (const id of rooms.keys()) wanted.add(id);
    void look();
  };
  return {
    lookAt: (workspaceId) => {
      if (!rooms.has(workspaceId)) return;
      wanted.add(workspaceId);
      void look();
    },
    start: () => {
      timer ??= setInterval(lookAround, LOOK_MS);
    },
    rest: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
