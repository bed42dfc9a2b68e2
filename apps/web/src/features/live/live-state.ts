import { uuidV7 } from "../../lib/uuid-v7.ts";

/** Somebody else who has a task open. */
export interface Viewer {
  readonly userId: string;
  readonly name: string;
}

interface TaskViewers {
  readonly taskId: string;
  readonly people: readonly Viewer[];
}

const NOBODY: readonly Viewer[] = [];

/** What this tab knows of others, and tells them. */
export class LiveState {
  /** Names this tab to the server, for as long as the page is open. */
  readonly tabId = uuidV7();
  /** Changes come by themselves at the moment: nothing has to be asked for again. */
  isFollowing = false;
  #openTaskId: string | null = null;
  readonly #positions = new Map<string, string>();
  readonly #viewers = new Map<string, readonly Viewer[]>();
  readonly #listeners = new Set<() => void>();

  get openTaskId(): string | null {
    return this.#openTaskId;
  }

  /** Which task is open, for others to see. */
  show(taskId: string | null): void {
    this.#openTaskId = taskId;
    this.#tell();
  }

  /** The number up to which the caches have everything of a workspace. */
  positionOf(workspaceId: string): string | undefined {
    return this.#positions.get(workspaceId);
  }

  /** Tells where a workspace was before anything was read of it; what is known of it better already stays. */
  beginAt(workspaceId: string, number: string): void {
    if (!this.#positions.has(workspaceId)) this.moveTo(workspaceId, number);
  }

  moveTo(workspaceId: string, number: string): void {
    this.#positions.set(workspaceId, number);
  }

  viewersOf(taskId: string): readonly Viewer[] {
    return this.#viewers.get(taskId) ?? NOBODY;
  }

  setViewers(tasks: readonly TaskViewers[], isWhole: boolean): void {
    if (isWhole) this.#viewers.clear();
    for (const { taskId, people } of tasks) {
      if (people.length === 0) this.#viewers.delete(taskId);
      else this.#viewers.set(taskId, people);
    }
    this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
