import type { Following } from "./following.ts";

/** Within the half minute for which others believe it. */
const AGAIN_MS = 10_000;

/**
 * Tells the others which task is open here, again and again while the page is seen.
 *
 * @returns what takes it back
 */
export function showPresence({ live, client, workspaceId }: Following): () => void {
  let shown: string | null = null;
  const say = (taskId: string | null) => {
    shown = taskId;
    // Nobody waits for it; the next one is ten seconds away.
    client.presence.show.mutate({ workspaceId, tabId: live.tabId, taskId }).catch(() => undefined);
  };
  const seen = () => (document.visibilityState === "hidden" ? null : live.openTaskId);
  const onChange = () => {
    if (seen() !== shown) say(seen());
  };
  const timer = setInterval(() => {
    if (seen() !== null) say(seen());
  }, AGAIN_MS);
  const stop = live.subscribe(onChange);
  document.addEventListener("visibilitychange", onChange);
  onChange();
  return () => {
    clearInterval(timer);
    stop();
    document.removeEventListener("visibilitychange", onChange);
    if (shown !== null) say(null);
  };
}
