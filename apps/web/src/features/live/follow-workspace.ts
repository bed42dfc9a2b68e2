import { onlineManager } from "@tanstack/react-query";
import type { Following } from "./following.ts";
import { keepStream } from "./keep-stream.ts";
import { showPresence } from "./show-presence.ts";

/** A page that nobody sees needs no stream: a browser has few connections, and it catches up when it is seen. */
const HIDDEN_MS = 10_000;

/**
 * Follows for as long as the page is seen and there is a network, and goes on after the last number whenever
 * it was away.
 *
 * @returns what ends it
 */
export function followWorkspace(following: Following): () => void {
  const stream = keepStream(following);
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    if (onlineManager.isOnline() && !isHidden()) stream.connect();
  };
  const onSeen = () => {
    clearTimeout(hiding);
    if (isHidden()) hiding = setTimeout(stream.drop, HIDDEN_MS);
    else connect();
  };
  document.addEventListener("visibilitychange", onSeen);
  const stopWatching = onlineManager.subscribe((isOnline) =>
    isOnline ? connect() : stream.drop(),
  );
  const stopShowing = following.isShared ? showPresence(following) : () => {};
  connect();
  return () => {
    clearTimeout(hiding);
    document.removeEventListener("visibilitychange", onSeen);
    stopWatching();
    stopShowing();
    stream.drop();
    following.live.setViewers([], true);
  };
}

const isHidden = () => document.visibilityState === "hidden";
