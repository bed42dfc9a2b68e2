import type { RefObject } from "react";
import type { Token } from "./token-api.ts";
import { RenameTokenDialog } from "./rename-token-dialog.tsx";
import { RevokeTokenDialog } from "./revoke-token-dialog.tsx";
import { RotateTokenDialog } from "./rotate-token-dialog.tsx";
import type { TokenAct } from "./token-menu.tsx";

export interface TokenDialogProps {
  readonly token: Token;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** From where it was asked for. */
  readonly opener: RefObject<HTMLElement | null>;
}

interface TokenDialogsProps extends TokenDialogProps {
  readonly act: TokenAct;
  readonly onRevoked: () => void;
}

/** The dialog for what is to be done to a token. */
export function TokenDialogs({ act, onRevoked, ...props }: TokenDialogsProps) {
  if (act === "rename") return <RenameTokenDialog {...props} />;
  if (act === "rotate") return <RotateTokenDialog {...props} />;
  return <RevokeTokenDialog {...props} onRevoked={onRevoked} />;
}
