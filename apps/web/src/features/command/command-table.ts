/** What the list of tasks does, and what is done to one of them. */
export type BoardCommandId =
  | "open_task"
  | "toggle_done"
  | "edit_title"
  | "edit_status"
  | "edit_priority"
  | "edit_due"
  | "move_task"
  | "copy_link"
  | "copy_key"
  | "delete_task"
  | "restore_task"
  | "focus_create"
  | "focus_search"
  | "next_task"
  | "previous_task"
  | "first_task"
  | "last_task"
  | "close";

/** What works on every page behind the door. */
export type AppCommandId =
  | "go_all"
  | "go_active"
  | "go_done"
  | "go_trash"
  | "go_activity"
  | "go_project"
  | "go_settings"
  | "go_members"
  | "go_workspace_settings"
  | "go_developers"
  | "undo"
  | "redo"
  | "set_theme"
  | "open_api_docs"
  | "sign_out";

/** What leads from one workspace to another. */
type WorkspaceCommandId = "switch_workspace";

/** What is done to the project that a page shows. */
export type ProjectCommandId =
  | "create_project"
  | "edit_project"
  | "project_access"
  | "share_project"
  | "archive_project";

/** What lies over every page. */
export type OverlayCommandId = "open_palette" | "show_keys" | "create_workspace";

export type CommandId =
  | BoardCommandId
  | AppCommandId
  | WorkspaceCommandId
  | ProjectCommandId
  | OverlayCommandId;
export type CommandGroup = "task" | "list" | "go" | "app";
/**
 * `row` keys need the focus on the task's row itself: inside it they belong to its buttons. `main` keys
 * work in the list, and where no control has the focus.
 */
export type CommandPlace = "page" | "main" | "list" | "row";

export interface Command {
  readonly group: CommandGroup;
  /**
   * What is pressed where: `"j"`, `"Mod+Shift+z"` with Mod for Ctrl, or ⌘ on Apple's machines, or one key
   * after the other as in `"g a"`.
   */
  readonly keys: Readonly<Partial<Record<CommandPlace, readonly string[]>>>;
  /** The keys mean the same where people type. */
  readonly isForTyping?: true;
  /** The keys mean the same in a line that holds no text yet: there is nothing else to undo. */
  readonly isForEmptyLine?: true;
  /** The keys mean the same while a menu or a dialog is open. */
  readonly isOverAll?: true;
  /** Moves about where the focus is: chosen from a list it would mean nothing. */
  readonly isForKeysOnly?: true;
}

/** Key handlers and the sheet of keys are drawn from this, in this order. */
export const COMMANDS: Readonly<Record<CommandId, Command>> = {
  open_task: { group: "task", keys: { row: ["Enter"] } },
  toggle_done: { group: "task", keys: { row: ["Space"] } },
  edit_status: { group: "task", keys: { list: ["s"] } },
  edit_priority: { group: "task", keys: { list: ["p"] } },
  edit_due: { group: "task", keys: { list: ["d"] } },
  edit_title: { group: "task", keys: { list: ["e", "F2"] } },
  move_task: { group: "task", keys: { list: ["m"] } },
  copy_key: { group: "task", keys: { list: ["."] } },
  copy_link: { group: "task", keys: { list: ["Mod+."] } },
  delete_task: { group: "task", keys: { list: ["#", "Delete"] } },
  restore_task: { group: "task", keys: {} },
  focus_create: { group: "list", keys: { page: ["q", "c"] } },
  focus_search: { group: "list", keys: { page: ["/"] } },
  next_task: { group: "list", keys: { page: ["j"], main: ["ArrowDown"] }, isForKeysOnly: true },
  previous_task: { group: "list", keys: { page: ["k"], main: ["ArrowUp"] }, isForKeysOnly: true },
  first_task: { group: "list", keys: { main: ["Home"] }, isForKeysOnly: true },
  last_task: { group: "list", keys: { main: ["End"] }, isForKeysOnly: true },
  go_all: { group: "go", keys: { page: ["g a"] } },
  go_active: { group: "go", keys: { page: ["g c"] } },
  go_done: { group: "go", keys: { page: ["g d"] } },
  go_trash: { group: "go", keys: { page: ["g t"] } },
  go_activity: { group: "go", keys: { page: ["g h"] } },
  go_project: { group: "go", keys: { page: ["g p"] } },
  go_members: { group: "go", keys: { page: ["g m"] } },
  go_workspace_settings: { group: "go", keys: {} },
  go_developers: { group: "go", keys: {} },
  go_settings: { group: "go", keys: { page: ["g s"] } },
  switch_workspace: { group: "go", keys: { page: ["g w"] } },
  edit_project: { group: "list", keys: {} },
  project_access: { group: "list", keys: {} },
  share_project: { group: "list", keys: {} },
  archive_project: { group: "list", keys: {} },
  create_project: { group: "app", keys: {} },
  create_workspace: { group: "app", keys: {} },
  open_palette: {
    group: "app",
    keys: { page: ["Mod+k"] },
    isForTyping: true,
    isOverAll: true,
    isForKeysOnly: true,
  },
  undo: { group: "app", keys: { page: ["Mod+z"] }, isForEmptyLine: true },
  redo: { group: "app", keys: { page: ["Mod+Shift+z"] }, isForEmptyLine: true },
  show_keys: { group: "app", keys: { page: ["?"] } },
  close: { group: "app", keys: { page: ["Escape"] }, isForTyping: true, isForKeysOnly: true },
  set_theme: { group: "app", keys: {} },
  open_api_docs: { group: "app", keys: {} },
  sign_out: { group: "app", keys: {} },
};

// The table has these keys by its type; Object.keys forgets their names.
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];
