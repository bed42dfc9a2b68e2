import { CurrentUser, ShowPresenceInput, UserId } from "@taskflow/contract";
import type { Signal } from "@taskflow/db";
import type { Viewer } from "./presence-board.ts";

const ViewerSignal = ShowPresenceInput.extend({ userId: UserId, name: CurrentUser.shape.name });

type ViewerInWorkspace = Viewer & { readonly workspaceId: string };

/** What one process tells the others of somebody with a task open. */
export function writeViewer(viewer: ViewerInWorkspace): Signal {
  return { topic: "presence", body: JSON.stringify(viewer) };
}

/** Reads it; undefined for what {@link writeViewer} did not write. */
export function readViewer(body: string): ViewerInWorkspace | undefined {
  try {
    return ViewerSignal.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}
