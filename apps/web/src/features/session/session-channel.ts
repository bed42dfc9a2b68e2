import type { Tokens } from "./session-state.ts";

export type SessionMessage =
  | { readonly type: "tokens"; readonly tokens: Tokens }
  | { readonly type: "signed_out"; readonly userId: string };

/** How the tabs of one browser tell each other about the session. */
export interface SessionChannel {
  readonly post: (message: SessionMessage) => void;
  readonly listen: (onMessage: (message: SessionMessage) => void) => void;
  readonly close: () => void;
}

/** Messages reach pages of the same origin only, and only pages of the same build speak here. */
export function openSessionChannel(): SessionChannel {
  if (typeof BroadcastChannel === "undefined") {
    return { post: () => {}, listen: () => {}, close: () => {} };
  }
  const channel = new BroadcastChannel("taskflow.session");
  return {
    post: (message) => channel.postMessage(message),
    listen: (onMessage) => {
      channel.addEventListener("message", (event: MessageEvent<SessionMessage>) =>
        onMessage(event.data),
      );
    },
    close: () => channel.close(),
  };
}
