import { createContext, useContext } from "react";
import type { LiveState } from "./live-state.ts";

export const LiveContext = createContext<LiveState | null>(null);

export function useLive(): LiveState {
  const live = useContext(LiveContext);
  if (!live) throw new Error("Nothing is followed here.");
  return live;
}
