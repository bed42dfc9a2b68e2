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
  readonly label: string;
  /** `row` keys need the focus on the task's row itself: inside it they belong to its buttons. */
  readonly place: "page" | "list" | "row";
}

/** The handlers and the sheet are both drawn from this. */
export const KEYBOARD_TABLE: readonly KeyRow[] = [
  { keys: ["q", "c"], action: "focus_create", label: "Add a task", place: "page" },
  { keys: ["/"], action: "focus_search", label: "Search", place: "page" },
  { keys: ["?"], action: "show_keys", label: "Show these keys", place: "page" },
  { keys: ["Escape"], action: "close", label: "Close what is open, one at a time", place: "page" },
  { keys: ["j"], action: "next_task", label: "Next task", place: "page" },
  { keys: ["k"], action: "previous_task", label: "Previous task", place: "page" },
  { keys: ["ArrowDown"], action: "next_task", label: "Next task", place: "list" },
  { keys: ["ArrowUp"], action: "previous_task", label: "Previous task", place: "list" },
  { keys: ["Home"], action: "first_task", label: "First task", place: "list" },
  { keys: ["End"], action: "last_task", label: "Last task", place: "list" },
  { keys: ["Enter"], action: "open_task", label: "Open the task", place: "row" },
  { keys: [" "], action: "toggle_done", label: "Mark as done, or not", place: "row" },
  { keys: ["e", "F2"], action: "edit_title", label: "Edit the title", place: "list" },
  { keys: ["s"], action: "edit_status", label: "Set the status", place: "list" },
  { keys: ["p"], action: "edit_priority", label: "Set the priority", place: "list" },
  { keys: ["d"], action: "edit_due", label: "Set the due date", place: "list" },
  { keys: ["#", "Delete"], action: "delete_task", label: "Delete, with undo", place: "list" },
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
  " ": "Space",
  ArrowDown: "↓",
  ArrowUp: "↑",
  Escape: "Esc",
};

export function keyName(key: string): string {
  return KEY_NAME[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
