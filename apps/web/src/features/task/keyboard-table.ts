import { t } from "../../texts/t.ts";

/** Everything that a single key does on the task pages. */
export type KeyAction =
  | "focus_create"
  | "focus_search"
  | "show_keys"
  | "next_task"
  | "previous_task"
  | "first_task"
  | "last_task"
  | "open_task"
  | "toggle_done"
  | "edit_title"
  | "edit_status"
  | "edit_priority"
  | "edit_due"
  | "delete_task"
  | "close";

interface KeyRow {
  readonly keys: readonly string[];
  readonly action: KeyAction;
  /** `row` keys need the focus on the task's row itself: inside it they belong to its buttons. */
  readonly place: "page" | "list" | "row";
}

/** The handlers and the sheet are both drawn from this. */
export const KEYBOARD_TABLE: readonly KeyRow[] = [
  { keys: ["q", "c"], action: "focus_create", place: "page" },
  { keys: ["/"], action: "focus_search", place: "page" },
  { keys: ["?"], action: "show_keys", place: "page" },
  { keys: ["Escape"], action: "close", place: "page" },
  { keys: ["j"], action: "next_task", place: "page" },
  { keys: ["k"], action: "previous_task", place: "page" },
  { keys: ["ArrowDown"], action: "next_task", place: "list" },
  { keys: ["ArrowUp"], action: "previous_task", place: "list" },
  { keys: ["Home"], action: "first_task", place: "list" },
  { keys: ["End"], action: "last_task", place: "list" },
  { keys: ["Enter"], action: "open_task", place: "row" },
  { keys: [" "], action: "toggle_done", place: "row" },
  { keys: ["e", "F2"], action: "edit_title", place: "list" },
  { keys: ["s"], action: "edit_status", place: "list" },
  { keys: ["p"], action: "edit_priority", place: "list" },
  { keys: ["d"], action: "edit_due", place: "list" },
  { keys: ["#", "Delete"], action: "delete_task", place: "list" },
];

export interface KeyStroke {
  readonly key: string;
  readonly isModified: boolean;
  /** The person wants letters to be letters everywhere. */
  readonly areSingleKeysOff?: boolean;
  /** The focus is where letters are typed. */
  readonly isTyping: boolean;
  /** The focus is in the list; on a row itself; or neither. */
  readonly focus: "row" | "list" | "elsewhere";
}

/** What a key press means, if anything. Where people type, only Escape means something. */
export function keyAction(stroke: KeyStroke): KeyAction | undefined {
  if (stroke.isModified) return undefined;
  if (stroke.isTyping && stroke.key !== "Escape") return undefined;
  // The space bar is the button's own key on whatever has the focus, not a letter.
  if (stroke.areSingleKeysOff === true && /^\S$/u.test(stroke.key)) return undefined;
  const places = {
    row: ["row", "list", "page"],
    list: ["list", "page"],
    elsewhere: ["page"],
  }[stroke.focus];
  return KEYBOARD_TABLE.find((row) => row.keys.includes(stroke.key) && places.includes(row.place))
    ?.action;
}

const KEY_NAME: Readonly<Record<string, string>> = {
  " ": t("keys.name.space"),
  ArrowDown: "↓",
  ArrowUp: "↑",
  Delete: t("keys.name.delete"),
  End: t("keys.name.end"),
  Enter: t("keys.name.enter"),
  Escape: t("keys.name.escape"),
  Home: t("keys.name.home"),
};

export function keyName(key: string): string {
  return KEY_NAME[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
