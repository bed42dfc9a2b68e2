import { useEffect } from "react";
import { useCommandRegistry, useCommands } from "../features/command/command-context.ts";
import type { CommandHandler } from "../features/command/command-registry.ts";
import type { OverlayCommandId } from "../features/command/command-table.ts";
import { useLazyPart } from "../lib/use-lazy-part.ts";

const loadSheet = async () =>
  (await import("../features/command/keyboard-sheet.tsx")).KeyboardSheet;

/** What lies over every page when it is asked for. */
export function CommandOverlays() {
  const registry = useCommandRegistry();
  const sheet = useLazyPart(loadSheet);
  const commands: Record<OverlayCommandId, CommandHandler> = {
    show_keys: () => ({ run: sheet.open }),
  };
  useCommands(commands);
  useEffect(() => (sheet.isComing ? registry.hold() : undefined), [registry, sheet.isComing]);
  return sheet.Part && <sheet.Part isOpen={sheet.isOpen} onOpenChange={sheet.setIsOpen} />;
}
