import type { ComponentProps, RefObject } from "react";
import { EndDialog } from "./end-dialog.tsx";
import { RenameTokenDialog } from "./rename-token-dialog.tsx";
import { RotateTokenDialog } from "./rotate-token-dialog.tsx";
import type { Token } from "./token-api.ts";
import type { TokenAct } from "./token-menu.tsx";

export interface TokenDialogProps {
  readonly token: Token;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** From where it was asked for. */
  readonly opener: RefObject<HTMLElement | null>;
}

interface TokenDialogsProps
  extends TokenDialogProps, Pick<ComponentProps<typeof EndDialog>, "onGone"> {
  readonly act: TokenAct;
}

/** The dialog for what is to be done to a token. */
export function TokenDialogs({ act, onGone, ...props }: TokenDialogsProps) {
  if (act === "rename") return <RenameTokenDialog {...props} />;
  if (act === "rotate") return <RotateTokenDialog {...props} />;
  return <EndDialog {...props} act={act} onGone={onGone} />;
}
