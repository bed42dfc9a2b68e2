import type { RefObject } from "react";
import type { Token } from "./token-api.ts";
import { EndFormerSecretDialog } from "./end-former-secret-dialog.tsx";
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

/** Of what takes the opener away with it. */
export interface GoneDialogProps extends TokenDialogProps {
  readonly onGone: () => void;
}

interface TokenDialogsProps extends GoneDialogProps {
  readonly act: TokenAct;
}

/** The dialog for what is to be done to a token. */
export function TokenDialogs({ act, onGone, ...props }: TokenDialogsProps) {
  if (act === "rename") return <RenameTokenDialog {...props} />;
  if (act === "rotate") return <RotateTokenDialog {...props} />;
  if (act === "endFormer") return <EndFormerSecretDialog {...props} onGone={onGone} />;
  return <RevokeTokenDialog {...props} onGone={onGone} />;
}
