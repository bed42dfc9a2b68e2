import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import { Check } from "lucide-react";
import { type ReactNode, createContext, useContext, useState } from "react";
import { t } from "../../texts/t.ts";
import { ITEM_CLASS, PANEL_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { DueDateForm } from "./due-date-form.tsx";
import { PriorityIcon } from "./priority-icon.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task } from "./task-op.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import { useTaskActions } from "./use-task-actions.ts";

function createHandles() {
  return {
    status: Menu.createHandle<Task>(),
    priority: Menu.createHandle<Task>(),
    due: Popover.createHandle<Task>(),
  };
}

const HandlesContext = createContext<ReturnType<typeof createHandles> | null>(null);

/** One menu for each property, however many rows open it. */
export function usePropertyHandles() {
  const handles = useContext(HandlesContext);
  if (!handles) throw new Error("There are no property menus here.");
  return handles;
}

export function PropertyMenus({ children }: { readonly children: ReactNode }) {
  const [handles] = useState(createHandles);
  const { change } = useTaskActions();
  return (
    <HandlesContext value={handles}>
      {children}
      <Menu.Root handle={handles.status}>
        {({ payload: task }) => (
          <ChoicePopup
            label={t("status.label")}
            value={task?.status}
            options={STATUSES}
            word={(status) => t(`status.word.${status}`)}
            icon={(status) => <StatusIcon status={status} size={16} />}
            onChoose={(status) => task && change(task, { status })}
          />
        )}
      </Menu.Root>
      <Menu.Root handle={handles.priority}>
        {({ payload: task }) => (
          <ChoicePopup
            label={t("priority.label")}
            value={task?.priority}
            options={PRIORITIES}
            word={(priority) => t(`priority.word.${priority}`)}
            icon={(priority) => <PriorityIcon priority={priority} />}
            onChoose={(priority) => task && change(task, { priority })}
          />
        )}
      </Menu.Root>
      <Popover.Root handle={handles.due}>
        {({ payload: task }) => (
          <Popover.Portal>
            <Popover.Positioner sideOffset={4} align="end" className="z-40">
              <Popover.Popup className={PANEL_CLASS} aria-label={t("due.label")}>
                {task && (
                  <DueDateForm
                    value={task.dueDate}
                    onChoose={(dueDate) => {
                      change(task, { dueDate });
                      handles.due.close();
                    }}
                  />
                )}
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        )}
      </Popover.Root>
    </HandlesContext>
  );
}

interface ChoicePopupProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly T[];
  readonly word: (option: T) => string;
  readonly icon: (option: T) => ReactNode;
  readonly onChoose: (option: T) => void;
}

function ChoicePopup<T extends string>(props: ChoicePopupProps<T>) {
  const { label, value, options, word, icon, onChoose } = props;
  return (
    <Menu.Portal>
      <Menu.Positioner sideOffset={4} align="end" className="z-40">
        <Menu.Popup className={POPUP_CLASS} aria-label={label}>
          <Menu.RadioGroup value={value} onValueChange={onChoose}>
            {options.map((option) => (
              <Menu.RadioItem key={option} value={option} closeOnClick className={ITEM_CLASS}>
                {icon(option)}
                <span className="flex-1">{word(option)}</span>
                <Menu.RadioItemIndicator>
                  <Check aria-hidden size={16} />
                </Menu.RadioItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
