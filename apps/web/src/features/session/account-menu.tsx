import { Menu } from "@base-ui/react/menu";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BookOpen, Check, ChevronsUpDown, Keyboard, LogOut, Settings } from "lucide-react";
import { useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { Initials } from "../../ui/initials.tsx";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { THEMES } from "../../ui/theme-options.ts";
import { type Theme, setTheme, useTheme } from "../../ui/theme.ts";
import { useSignOut } from "./use-sign-out.ts";

interface AccountMenuProps {
  readonly onShowKeys: () => void;
  /** Only the initial, where there is little room. */
  readonly isCompact?: boolean;
}

export function AccountMenu({ onShowKeys, isCompact = false }: AccountMenuProps) {
  const theme = useTheme();
  const trpc = useTRPC();
  const me = useQuery(trpc.auth.me.queryOptions());
  const signOut = useSignOut();
  const user = me.data?.user;
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t("account.menu", { name: user?.name ?? "" })}
        className="flex h-10 min-w-0 items-center gap-2.5 rounded-md px-2 text-left transition-colors hovered:bg-hover data-popup-open:bg-pressed coarse:h-11"
      >
        <Initials name={user?.name ?? ""} />
        {!isCompact && (
          <>
            <span className="min-w-0 flex-1 truncate text-base">{user?.name}</span>
            <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
          </>
        )}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-40">
          <Menu.Popup className={`${POPUP_CLASS} w-60`}>
            <div className="truncate px-2 pt-1.5 pb-2 text-sm text-ink-faint">{user?.email}</div>
            <Line />
            <Menu.RadioGroup value={theme} onValueChange={(value: Theme) => setTheme(value)}>
              <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-ink-faint">
                {t("account.theme")}
              </Menu.GroupLabel>
              {THEMES.map(({ theme: value, icon: Icon }) => (
                <Menu.RadioItem key={value} value={value} className={ITEM_CLASS}>
                  <Icon aria-hidden size={16} className="text-ink-faint" />
                  <span className="flex-1">{t(`theme.${value}`)}</span>
                  <Menu.RadioItemIndicator>
                    <Check aria-hidden size={16} />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Line />
            <Menu.LinkItem className={ITEM_CLASS} render={<Link to="/settings" />} closeOnClick>
              <Settings aria-hidden size={16} className="text-ink-faint" />
              {t("account.settings")}
            </Menu.LinkItem>
            <Menu.Item className={ITEM_CLASS} onClick={onShowKeys}>
              <Keyboard aria-hidden size={16} className="text-ink-faint" />
              {t("account.shortcuts")}
            </Menu.Item>
            <Menu.LinkItem className={ITEM_CLASS} href="/docs">
              <BookOpen aria-hidden size={16} className="text-ink-faint" />
              {t("account.apiDocs")}
            </Menu.LinkItem>
            <Line />
            <Menu.Item className={ITEM_CLASS} onClick={signOut}>
              <LogOut aria-hidden size={16} className="text-ink-faint" />
              {t("account.signOut")}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Line() {
  return <Menu.Separator className="mx-1 my-1 h-px bg-line" />;
}
