import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { type ReactNode, createContext, useCallback, useContext, useEffect } from "react";
import { useLazyPart } from "../../lib/use-lazy-part.ts";
import { t } from "../../texts/t.ts";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { type SharedPopup, useSharedPopup } from "../../ui/use-shared-popup.ts";
import { useCommandRegistry } from "../command/command-context.ts";
import { ProjectMark } from "../project/project-mark.tsx";
import { useProjects } from "../project/projects-context.tsx";
import { PriorityIcon } from "./priority-icon.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task } from "./task-op.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import { useMoveTask } from "./use-move-task.ts";
import { useTaskActions } from "./use-task-actions.ts";

export type Property = "status" | "priority" | "due" | "project";

export interface PropertyOf {
  readonly property: Property;
  readonly task: Task;
}

type OpenProperty = (of: PropertyOf, anchor: HTMLElement) => void;

const OpenContext = createContext<OpenProperty | null>(null);

/** Opens the menu of a property beside the button that shows it. */
export function useOpenProperty(): OpenProperty {
  const open = useContext(OpenContext);
  if (!open) throw new Error("There are no property menus here.");
  return open;
}

const loadDuePopover = async () => (await import("./due-popover.tsx")).DuePopover;

/** One menu for each property, however many rows open it. */
export function PropertyMenus({ children }: { readonly children: ReactNode }) {
  const popup = useSharedPopup<PropertyOf>();
  const registry = useCommandRegistry();
  const { open: openPopup, close } = popup;
  const { Part: DuePopover, open: openDue, isComing } = useLazyPart(loadDuePopover, close);
  const open = useCallback<OpenProperty>(
    (of, anchor) => {
      openPopup(of, anchor);
      if (of.property === "due") openDue();
    },
    [openPopup, openDue],
  );
  useEffect(() => (isComing ? registry.hold() : undefined), [registry, isComing]);
  useEffect(() => (isComing ? callOffBy(close) : undefined), [isComing, close]);
  return (
    <OpenContext value={open}>
      {children}
      <StatusMenu popup={popup} />
      <PriorityMenu popup={popup} />
      {DuePopover && <DuePopover popup={popup} />}
      <ProjectMenu popup={popup} />
    </OpenContext>
  );
}

/** What is still to come is closed as what is open is: by Escape, and by a press anywhere. */
function callOffBy(close: () => void): () => void {
  const end = new AbortController();
  const { signal } = end;
  const onKeyDown = ({ key }: KeyboardEvent) => void (key === "Escape" && close());
  window.addEventListener("keydown", onKeyDown, { signal });
  window.addEventListener("pointerdown", close, { signal });
  return () => end.abort();
}

export interface PropertyPopupProps {
  readonly popup: SharedPopup<PropertyOf>;
}

function StatusMenu({ popup }: PropertyPopupProps) {
  const { change } = useTaskActions();
  const task = taskOf(popup, "status");
  return (
    <Menu.Root open={popup.isOpen && task !== undefined} onOpenChange={popup.setOpen}>
      <ChoicePopup
        popup={popup}
        label={t("status.label")}
        value={task?.status}
        options={STATUSES}
        word={(status) => t(`status.word.${status}`)}
        icon={(status) => <StatusIcon status={status} size={16} />}
        onChoose={(status) => task && change(task, { status })}
      />
    </Menu.Root>
  );
}

function PriorityMenu({ popup }: PropertyPopupProps) {
  const { change } = useTaskActions();
  const task = taskOf(popup, "priority");
  return (
    <Menu.Root open={popup.isOpen && task !== undefined} onOpenChange={popup.setOpen}>
      <ChoicePopup
        popup={popup}
        label={t("priority.label")}
        value={task?.priority}
        options={PRIORITIES}
        word={(priority) => t(`priority.word.${priority}`)}
        icon={(priority) => <PriorityIcon priority={priority} />}
        onChoose={(priority) => task && change(task, { priority })}
      />
    </Menu.Root>
  );
}

function ProjectMenu({ popup }: PropertyPopupProps) {
  const projects = useProjects();
  const move = useMoveTask();
  const task = taskOf(popup, "project");
  const nameOf = (id: string) => projects.get(id)?.name ?? "";
  return (
    <Menu.Root open={popup.isOpen && task !== undefined} onOpenChange={popup.setOpen}>
      <ChoicePopup
        popup={popup}
        label={t("project.label")}
        value={task?.projectId}
        options={[...projects.values()].flatMap(({ id, mayWrite }) => (mayWrite ? [id] : []))}
        word={nameOf}
        icon={(id) => {
          const project = projects.get(id);
          return project && <ProjectMark project={project} />;
        }}
        onChoose={(id) => {
          const project = projects.get(id);
          if (task && project) void move(task, project);
        }}
      />
    </Menu.Root>
  );
}

function taskOf({ opened }: SharedPopup<PropertyOf>, property: Property): Task | undefined {
  return opened?.payload.property === property ? opened.payload.task : undefined;
}

interface ChoicePopupProps<T extends string> extends PropertyPopupProps {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly T[];
  readonly word: (option: T) => string;
  readonly icon: (option: T) => ReactNode;
  readonly onChoose: (option: T) => void;
}

function ChoicePopup<T extends string>(props: ChoicePopupProps<T>) {
  const { popup, label, value, options, word, icon, onChoose } = props;
  return (
    <Menu.Portal>
      <Menu.Positioner anchor={popup.opened?.anchor} sideOffset={4} align="end" className="z-40">
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
