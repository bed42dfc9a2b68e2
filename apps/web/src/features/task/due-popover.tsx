import { Popover } from "@base-ui/react/popover";
import { t } from "../../texts/t.ts";
import { PANEL_CLASS } from "../../ui/menu-class.ts";
import { DueDateForm } from "./due-date-form.tsx";
import type { PropertyPopupProps } from "./property-menus.tsx";
import { useTaskActions } from "./use-task-actions.ts";

/** Where there is little room it stands at the lower edge, whatever place the button would give it. */
const SHEET_CLASS =
  "max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-auto! max-sm:transform-none!";

const SHEET_POPUP_CLASS =
  "max-sm:max-h-[calc(100dvh-1rem)] max-sm:rounded-b-none max-sm:pb-[max(0.5rem,env(safe-area-inset-bottom))]";

/** The due date of a task, chosen beside the button that shows it. */
export function DuePopover({ popup }: PropertyPopupProps) {
  const { change } = useTaskActions();
  const payload = popup.opened?.payload;
  const task = payload?.property === "due" ? payload.task : undefined;
  return (
    // Modal as the menus are: a press beside it closes it and does nothing else.
    <Popover.Root modal open={popup.isOpen && task !== undefined} onOpenChange={popup.setOpen}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={popup.opened?.anchor}
          sideOffset={4}
          align="end"
          className={`z-40 ${SHEET_CLASS}`}
        >
          <Popover.Popup
            className={`${PANEL_CLASS} ${SHEET_POPUP_CLASS}`}
            aria-label={t("due.label")}
          >
            {task && (
              <DueDateForm
                value={task.dueDate}
                onChoose={(dueDate) => {
                  change(task, { dueDate });
                  popup.close();
                }}
              />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
