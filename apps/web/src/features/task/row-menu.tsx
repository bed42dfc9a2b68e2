import { Menu } from "@base-ui/react/menu";
import { Ellipsis, Link2, PanelRight, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { type ReactNode, createContext, useContext } from "react";
import { t } from "../../texts/t.ts";
import { classNames } from "../../ui/class-names.ts";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { type SharedPopup, useSharedPopup } from "../../ui/use-shared-popup.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { useBoard } from "./board-context.ts";
import { copyTaskLink } from "./copy-task-link.ts";
import type { Task } from "./task-op.ts";
import type { TaskActions } from "./use-task-actions.ts";

const RowMenuContext = createContext<SharedPopup<Task>["open"] | null>(null);

interface RowMenuProps {
  readonly actions: TaskActions;
  readonly onEdit: (id: string) => void;
  readonly children: ReactNode;
}

/** What the mouse can do to a row that has no button of its own on it. */
export function RowMenu({ actions, onEdit, children }: RowMenuProps) {
  const popup = useSharedPopup<Task>();
  const task = popup.opened?.payload;
  const board = useBoard();
  const { slug } = useWorkspace();
  const mayWrite = useCan("task:update");
  return (
    <RowMenuContext value={popup.open}>
      {children}
      <Menu.Root open={popup.isOpen} onOpenChange={popup.setOpen}>
        <Menu.Portal>
          <Menu.Positioner
            anchor={popup.opened?.anchor}
            sideOffset={4}
            align="end"
            className="z-40"
          >
            {task && (
              <Menu.Popup className={POPUP_CLASS} aria-label={t("task.untitled")}>
                <Item
                  icon={PanelRight}
                  label={t("task.open")}
                  onRun={() => board.openTask(task.id)}
                />
                <Item
                  icon={Link2}
                  label={t("panel.copyLink")}
                  onRun={() => void copyTaskLink(task, slug)}
                />
                {!mayWrite ? null : task.deletedAt === null ? (
                  <>
                    <Item icon={Pencil} label={t("task.editTitle")} onRun={() => onEdit(task.id)} />
                    <Item
                      icon={Trash2}
                      label={t("action.delete")}
                      onRun={() => actions.remove(task)}
                    />
                  </>
                ) : (
                  <Item
                    icon={RotateCcw}
                    label={t("action.restore")}
                    onRun={() => actions.restore(task)}
                  />
                )}
              </Menu.Popup>
            )}
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </RowMenuContext>
  );
}

interface ItemProps {
  readonly icon: typeof Pencil;
  readonly label: string;
  readonly onRun: () => void;
}

function Item({ icon: Icon, label, onRun }: ItemProps) {
  return (
    <Menu.Item className={ITEM_CLASS} onClick={onRun}>
      <Icon aria-hidden size={16} className="text-ink-faint" />
      {label}
    </Menu.Item>
  );
}

interface RowMenuTriggerProps {
  readonly task: Task;
  readonly tabIndex: number;
}

export function RowMenuTrigger({ task, tabIndex }: RowMenuTriggerProps) {
  const open = useContext(RowMenuContext);
  if (!open) return null;
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={(event) => open(task, event.currentTarget)}
      tabIndex={tabIndex}
      aria-label={t("task.moreFor", { title: task.title })}
      className={classNames(
        ICON_BUTTON_CLASS,
        "relative z-1 size-7 coarse:size-11",
        "not-coarse:resting:text-transparent",
      )}
    >
      <Ellipsis aria-hidden size={16} />
    </button>
  );
}
