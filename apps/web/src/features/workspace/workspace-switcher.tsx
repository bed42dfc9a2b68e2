import { Menu } from "@base-ui/react/menu";
import { Link } from "@tanstack/react-router";
import { Check, ChevronsUpDown, Plus, Settings, UserPlus } from "lucide-react";
import { useState } from "react";
import { t } from "../../texts/t.ts";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { useCommandRegistry } from "../command/command-context.ts";
import { useSwitchWorkspace } from "./use-switch-workspace.tsx";
import { useWorkspaces } from "./use-workspaces.ts";
import { useCan, useWorkspace } from "./workspace-context.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

const TRIGGER_ID = "workspace-switcher";

/** Says in which workspace one is, and leads to the others. */
export function WorkspaceSwitcher() {
  const [handle] = useState(() => Menu.createHandle());
  const workspace = useWorkspace();
  const workspaces = useWorkspaces();
  const commands = useCommandRegistry();
  const mayInvite = useCan("invitation:manage") && workspace.kind === "team";
  const switchTo = useSwitchWorkspace(() => handle.open(TRIGGER_ID));
  return (
    <>
      <Menu.Trigger
        handle={handle}
        id={TRIGGER_ID}
        aria-label={t("workspace.menu", { name: workspace.name })}
        className="flex h-9 min-w-0 items-center gap-2.5 justify-self-start rounded-md px-2 text-left font-semibold tracking-tight transition-colors hovered:bg-hover data-popup-open:bg-pressed lg:justify-self-stretch coarse:h-11"
      >
        <WorkspaceMark workspace={workspace} size="medium" />
        <span className="min-w-0 flex-1 truncate text-lg">{workspace.name}</span>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
      </Menu.Trigger>
      <Menu.Root handle={handle}>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className="z-40">
            <Menu.Popup className={`${POPUP_CLASS} w-66 max-w-[calc(100vw-1.5rem)]`}>
              <Menu.RadioGroup value={workspace.slug} onValueChange={switchTo}>
                <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-ink-faint">
                  {t("workspace.all")}
                </Menu.GroupLabel>
                {workspaces.map((one) => (
                  <Menu.RadioItem key={one.id} value={one.slug} closeOnClick className={ITEM_CLASS}>
                    <WorkspaceMark workspace={one} />
                    <span className="min-w-0 flex-1 truncate">{one.name}</span>
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden size={16} />
                    </Menu.RadioItemIndicator>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <Menu.Separator className="mx-1 my-1 h-px bg-line" />
              {mayInvite && (
                <Menu.LinkItem
                  className={ITEM_CLASS}
                  closeOnClick
                  render={
                    <Link to="/w/$slug/settings/invitations" params={{ slug: workspace.slug }} />
                  }
                >
                  <UserPlus aria-hidden size={16} className="text-ink-faint" />
                  {t("workspace.invite")}
                </Menu.LinkItem>
              )}
              <Menu.LinkItem
                className={ITEM_CLASS}
                closeOnClick
                render={<Link to="/w/$slug/settings" params={{ slug: workspace.slug }} />}
              >
                <Settings aria-hidden size={16} className="text-ink-faint" />
                {t("workspace.settings")}
              </Menu.LinkItem>
              <Menu.Item className={ITEM_CLASS} onClick={() => commands.run("create_workspace")}>
                <Plus aria-hidden size={16} className="text-ink-faint" />
                {t("workspace.create")}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
