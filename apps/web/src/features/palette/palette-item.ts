import type { ReactNode } from "react";
import type { CommandId } from "../command/command-table.ts";

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** What else it is found by: what there is to do in it. */
  readonly words?: string;
  /** A command that means the same: beside it, this one is left out. */
  readonly command?: CommandId | undefined;
  /** What it belongs to, said before it: "Set the status". */
  readonly parent?: string;
  /** The key that does the same without the palette. */
  readonly keys?: string;
  /** It is so already. */
  readonly isCurrent?: boolean;
  readonly act: PaletteAct;
}

export type PaletteAct =
  /** Done once the palette is gone and the focus is back where it was. */
  | { readonly kind: "run"; readonly run: () => void }
  /** Leads on to what there is to choose from. */
  | { readonly kind: "page"; readonly page: PalettePage };

export interface PalettePage {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

export interface PaletteGroup {
  readonly id: string;
  /** None where the field says it already. */
  readonly label: string | undefined;
  readonly items: readonly PaletteItem[];
}
