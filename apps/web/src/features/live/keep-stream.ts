import type { Unsubscribable } from "@trpc/server/observable";
import { appCodeOf } from "../../lib/app-error.ts";
import type { Following } from "./following.ts";
import { createTaker } from "./take-event.ts";

/** A stream that is wanted, or not. */
export interface KeptStream {
  /** Opens it where it was left; what is open stays. */
  readonly connect: () => void;
  readonly drop: () => void;
}

const RETRY_MS_MAX = 15_000;

/** Keeps a stream open: what breaks it is tried again, but for the end of what it stands on. */
export function keepStream(following: Following): KeptStream {
  const { live, client, trpc, workspaceId, queryClient, onAnswered } = following;
  const take = createTaker(following);
  let stream: Unsubscribable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isConnecting = true;

  const drop = () => {
    clearTimeout(timer);
    stream?.unsubscribe();
    stream = undefined;
    live.isFollowing = false;
  };
  const again = () => {
    drop();
    timer = setTimeout(connect, toDelayMs(failures));
    failures += 1;
  };
  const fail = (error: unknown) => {
    if (!isOver(error)) return again();
    drop();
    // Removed, or signed out: what there still is, the account says.
    return void queryClient.invalidateQueries(trpc.auth.me.queryFilter());
  };
  const connect = () => {
    clearTimeout(timer);
    if (stream) return;
    const input = { workspaceId, lastEventId: live.positionOf(workspaceId) };
    stream = client.change.stream.subscribe(input, {
      onData: (event) => {
        failures = 0;
        if (isConnecting) onAnswered();
        isConnecting = false;
        take(event);
      },
      onConnectionStateChange: ({ state }) => {
        live.isFollowing = state === "pending";
        // It comes back by itself, too.
        if (state === "connecting") isConnecting = true;
      },
      onError: fail,
      // The server has no more to say, which it never means.
      onComplete: () => stream && again(),
    });
  };
  return { connect, drop };
}

function isOver(error: unknown): boolean {
  const code = appCodeOf(error);
  return code === "not_found" || code === "forbidden" || code === "unauthenticated";
}

/** A thousand pages must not come back at the same moment. */
function toDelayMs(failures: number): number {
  return Math.min(500 * 2 ** failures, RETRY_MS_MAX) * (0.5 + Math.random() / 2);
}
