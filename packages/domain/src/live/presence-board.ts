/** Somebody with a task open in one tab, or with none any more. */
export interface Viewer {
  readonly userId: string;
  readonly tabId: string;
  readonly name: string;
  readonly taskId: string | null;
}

type Person = { userId: string; name: string };
type TaskPresenceJson = { taskId: string; people: Person[] };

/** Who looks at what, as far as was heard lately. */
export interface PresenceBoard {
  /** Notes a viewer, and keeps the tasks for which that changed something until they are taken. */
  readonly note: (viewer: Viewer) => void;
  /** The tasks whose viewers have changed since this was last asked. */
  readonly takeChanged: () => readonly string[];
  readonly viewedTasks: () => readonly string[];
  /** Who looks at a task, each once; nobody sees themselves. */
  readonly presenceOn: (taskId: string, readerId: string) => TaskPresenceJson;
}

/** A tab says again every ten seconds what it shows; one that fell silent shows nothing. */
const SILENCE_MS = 30_000;
const PEOPLE_MAX = 10;
/** Tabs in one workspace; more are left out. */
const VIEWERS_MAX = 5_000;

export function createPresenceBoard(now: () => number = Date.now): PresenceBoard {
  const tabs = new Map<string, { readonly person: Person; taskId: string; heardAt: number }>();
  const viewed = new Map<string, Map<string, Person>>();
  const changed = new Set<string>();

  const leave = (key: string) => {
    const tab = tabs.get(key);
    if (!tab) return;
    tabs.delete(key);
    const people = viewed.get(tab.taskId);
    people?.delete(key);
    if (people?.size === 0) viewed.delete(tab.taskId);
    changed.add(tab.taskId);
  };
  const enter = (key: string, taskId: string, person: Person) => {
    if (tabs.size >= VIEWERS_MAX) return;
    tabs.set(key, { person, taskId, heardAt: now() });
    const people = viewed.get(taskId) ?? new Map<string, Person>();
    viewed.set(taskId, people.set(key, person));
    changed.add(taskId);
  };
  return {
    note: ({ userId, tabId, name, taskId }) => {
      const key = `${userId} ${tabId}`;
      const tab = tabs.get(key);
      if (tab?.taskId === taskId && tab.person.name === name) {
        tab.heardAt = now();
        return;
      }
      leave(key);
      if (taskId !== null) enter(key, taskId, { userId, name });
    },
    takeChanged: () => {
      const silentSince = now() - SILENCE_MS;
      for (const [key, { heardAt }] of tabs) if (heardAt < silentSince) leave(key);
      const taken = [...changed];
      changed.clear();
      return taken;
    },
    viewedTasks: () => [...viewed.keys()],
    presenceOn: (taskId, readerId) => {
      const people = new Map(
        [...(viewed.get(taskId)?.values() ?? [])].map((person) => [person.userId, person]),
      );
      people.delete(readerId);
      return { taskId, people: [...people.values()].slice(0, PEOPLE_MAX) };
    },
  };
}
