import { useEffect, useRef, useState } from "react";
import { useCommandRegistry, useCommands } from "../features/command/command-context.ts";
import type { CommandHandler, CommandRegistry } from "../features/command/command-registry.ts";
import { COMMANDS, COMMAND_IDS, type OverlayCommandId } from "../features/command/command-table.ts";
import type { PaletteProps } from "../features/palette/command-palette.tsx";
import { useLazyPart } from "../lib/use-lazy-part.ts";

const loadSheet = async () => (await import("./overlays.ts")).KeyboardSheet;
const loadCreateWorkspace = async () => (await import("./overlays.ts")).CreateWorkspaceDialog;
const loadPalette = async () => (await import("./overlays.ts")).CommandPalette;

/** What lies over every page when it is asked for. */
export function CommandOverlays() {
  const registry = useCommandRegistry();
  const sheet = useLazyPart(loadSheet);
  const palette = useLazyPart(loadPalette);
  const workspace = useLazyPart(loadCreateWorkspace);
  const [offers, setOffers] = useState<PaletteProps["offers"]>(new Map());
  const focus = useReturn(palette.isOpen);
  const commands: Record<OverlayCommandId, CommandHandler> = {
    show_keys: () => ({ run: sheet.open }),
    create_workspace: () => ({ run: workspace.open }),
    open_palette: () => ({
      run: () => {
        if (palette.isOpen) {
          palette.setIsOpen(false);
          return;
        }
        // What is meant is what has the focus now, before the palette takes it.
        setOffers(takeOffers(registry));
        focus.leave();
        palette.open();
      },
    }),
  };
  useCommands(commands);
  const isComing = sheet.isComing || palette.isComing || workspace.isComing;
  useEffect(() => (isComing ? registry.hold() : undefined), [registry, isComing]);
  return (
    <>
      {sheet.Part && <sheet.Part isOpen={sheet.isOpen} onOpenChange={sheet.setIsOpen} />}
      {workspace.Part && (
        <workspace.Part isOpen={workspace.isOpen} onOpenChange={workspace.setIsOpen} />
      )}
      {palette.Part && palette.isOpen && (
        <palette.Part
          offers={offers}
          onClose={(run) => {
            focus.returnThen(run);
            palette.setIsOpen(false);
            if (run) sheet.setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function takeOffers(registry: CommandRegistry): PaletteProps["offers"] {
  return new Map(
    COMMAND_IDS.filter((id) => COMMANDS[id].isForKeysOnly !== true).flatMap((id) => {
      const offer = registry.offer(id);
      return offer && offer.isRefusal !== true ? [[id, offer] as const] : [];
    }),
  );
}

/** Gives the focus back to what had it, and only then does what was chosen, which may move it on. */
function useReturn(isOpen: boolean) {
  const origin = useRef<HTMLElement | null>(null);
  const chosen = useRef<(() => void) | undefined>(undefined);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      if (origin.current?.isConnected) origin.current.focus({ preventScroll: true });
      else document.getElementById("main")?.focus();
      chosen.current?.();
      chosen.current = undefined;
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return {
    leave: () => {
      origin.current = focusedElement();
    },
    returnThen: (run?: () => void) => {
      chosen.current = run;
    },
  };
}

const POPUPS = "[role=menu], [role=listbox], [role=dialog]";

/**
 * A menu that is open closes as by its own key, and what it hangs on has the focus afterwards; unless somebody
 * types elsewhere, where that key means something else.
 */
function focusedElement(): HTMLElement | null {
  const { activeElement } = document;
  // Its anchor is marked before the focus has come to it.
  const anchor = document.querySelector("[data-popup-open]");
  const isAtPopup =
    anchor && activeElement && (activeElement.contains(anchor) || activeElement.closest(POPUPS));
  if (isAtPopup) {
    activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }
  const element = isAtPopup ? anchor : activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
