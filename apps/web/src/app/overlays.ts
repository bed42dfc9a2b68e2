/** What lies over the pages when it is asked for, as one file to load. */
export { KeyboardSheet } from "../features/command/keyboard-sheet.tsx";
export { CreateWorkspaceDialog } from "../features/workspace/create-workspace-dialog.tsx";
export { CommandPalette } from "../features/palette/command-palette.tsx";
