import { COMMANDS, COMMAND_IDS, type CommandId, type CommandPlace } from "./command-table.ts";

/** How long the second key of a sequence may take. */
export const SEQUENCE_MS = 1_000;

export interface KeyPress {
  /** As in the table: "j", "Mod+k", "Space". */
  readonly key: string;
  readonly atMs: number;
  /** The focus is where letters are typed. */
  readonly isTyping: boolean;
  /** It is one of the list's own lines, and there is no text in it. */
  readonly isEmptyLine: boolean;
  /** A menu or a dialog is open, wherever the focus is on its way to. */
  readonly isOverlaid: boolean;
  /** The focus is on a row itself; in the list; on the bare page; or on something else. */
  readonly focus: "row" | "list" | "main" | "elsewhere";
  /** The person wants letters to be letters everywhere. */
  readonly areSingleKeysOff: boolean;
}

/** The keys of a sequence that is not at its end yet. */
export interface PendingKeys {
  readonly keys: readonly string[];
  readonly atMs: number;
}

interface Pressed {
  readonly command?: CommandId;
  readonly pending: PendingKeys;
}

interface Binding {
  readonly keys: readonly string[];
  readonly command: CommandId;
  readonly place: CommandPlace;
  readonly isForTyping: boolean;
  readonly isForEmptyLine: boolean;
  readonly isOverAll: boolean;
}

const PLACES = ["row", "list", "main", "page"] as const;
const FOCUS_PLACES = {
  row: ["row", "list", "main", "page"],
  list: ["list", "main", "page"],
  main: ["main", "page"],
  elsewhere: ["page"],
} as const satisfies Record<KeyPress["focus"], readonly CommandPlace[]>;

export const BINDINGS: readonly Binding[] = COMMAND_IDS.flatMap((command) =>
  PLACES.flatMap((place) =>
    (COMMANDS[command].keys[place] ?? []).map((keys) => ({
      keys: keys.split(" "),
      command,
      place,
      isForTyping: COMMANDS[command].isForTyping ?? false,
      isForEmptyLine: COMMANDS[command].isForEmptyLine ?? false,
      isOverAll: COMMANDS[command].isOverAll ?? false,
    })),
  ),
);

export const NO_KEYS: PendingKeys = { keys: [], atMs: 0 };

/** What a key means after those before it: the longest sequence that it ends, or goes on with, wins. */
export function pressKey(before: PendingKeys, press: KeyPress): Pressed {
  const isInTime = press.atMs - before.atMs <= SEQUENCE_MS;
  const recent = isInTime && !press.isTyping ? before.keys : [];
  const bindings = BINDINGS.filter((binding) => isMeant(binding, press));
  for (let start = 0; start <= recent.length; start += 1) {
    const keys = [...recent.slice(start), press.key];
    const found = bindings.filter((binding) => keys.every((key, at) => binding.keys[at] === key));
    if (found.some((binding) => binding.keys.length > keys.length)) {
      return { pending: { keys, atMs: press.atMs } };
    }
    const [binding] = found;
    if (binding) return { command: binding.command, pending: NO_KEYS };
  }
  return { pending: NO_KEYS };
}

function isMeant(binding: Binding, press: KeyPress): boolean {
  const { keys, place, isForTyping, isForEmptyLine, isOverAll } = binding;
  const places: readonly CommandPlace[] = FOCUS_PLACES[press.focus];
  if (!places.includes(place)) return false;
  const isForField = isForTyping || (isForEmptyLine && press.isEmptyLine);
  if (press.isTyping && !isForField) return false;
  if (press.isOverlaid && !isOverAll) return false;
  // The space bar is the button's own key on whatever has the focus, not a letter.
  return !(press.areSingleKeysOff && keys.some((key) => /^\S$/u.test(key)));
}
