import type { WorkspaceId } from "@taskflow/contract";

/** Where a write is. In a project, what it answered is given again only to who still sees the project. */
export type WritePlace<T> = WorkspaceId | ProjectWritePlace<T>;

/** In one project: that one, or the one that the answer is in. */
export interface ProjectWritePlace<T> {
  readonly workspaceId: WorkspaceId;
  readonly projectId: string | ((answer: T) => string);
}
