import { Menu } from "@base-ui/react/menu";
import { Ellipsis, type LucideIcon, Pencil, RotateCw, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useIsPast } from "../../lib/use-is-past.ts";
import { t } from "../../texts/t-settings.ts";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { useAccount } from "../settings/use-account.ts";
import type { Token } from "./token-api.ts";

const ACTS = ["rename", "rotate", "revoke"] as const;
type MenuAct = (typeof ACTS)[number];
/** What is done to a token, by its menu or by its row. */
export type TokenAct = MenuAct | "endFormer";

const ICON = {
  rename: Pencil,
  rotate: RotateCw,
  revoke: Trash2,
} as const satisfies Record<MenuAct, LucideIcon>;

interface TokenMenuProps {
  readonly token: Token;
  /** With where it was asked for. */
  readonly onAct: (act: TokenAct, opener: HTMLElement | null) => void;
}

/** What can be done to a token: of somebody else's, only its end. */
export function TokenMenu({ token, onAct }: TokenMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const isMine = useAccount().id === token.userId;
  const isOver = useIsPast(token.expiresAt);
  const may = {
    rename: isMine,
    rotate: isMine && token.kind === "signed" && !isOver,
    revoke: true,
  } as const satisfies Record<MenuAct, boolean>;
  return (
    <Menu.Root>
      <Menu.Trigger
        ref={trigger}
        aria-label={t("tokens.more", { name: token.name })}
        className={ICON_BUTTON_CLASS}
      >
        <Ellipsis aria-hidden size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className={POPUP_CLASS}>
            {ACTS.filter((act) => may[act]).map((act) => {
              const Icon = ICON[act];
              return (
                <Menu.Item
                  key={act}
                  className={ITEM_CLASS}
                  onClick={() => onAct(act, trigger.current)}
                >
                  <Icon aria-hidden size={16} className="text-ink-faint" />
                  {t(`changeToken.${act}`)}
                </Menu.Item>
              );
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
