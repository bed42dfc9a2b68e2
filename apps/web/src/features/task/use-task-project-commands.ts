import type { CommandHandler, Offer } from "../command/command-registry.ts";
import { useProjects } from "../project/projects-context.tsx";
import { chipId } from "./property-chip.tsx";
import type { useOpenProperty } from "./property-menus.tsx";
import { moveChoices } from "./task-choices.tsx";
import { copyTaskKey } from "./task-key.tsx";
import type { Task } from "./task-op.ts";
import { useMoveTask } from "./use-move-task.ts";

type ForTask = (offer: (task: Task, place: "row" | "panel") => Offer | undefined) => CommandHandler;

interface TaskProjectCommandsInput {
  readonly withTask: ForTask;
  /** For a task that may be changed. */
  readonly withLive: (offer: (task: Task, place: "row" | "panel") => Offer) => CommandHandler;
  readonly open: ReturnType<typeof useOpenProperty>;
}

/** What is done to a task by way of its project. */
export function useTaskProjectCommands({ withTask, withLive, open }: TaskProjectCommandsInput) {
  const projects = useProjects();
  const move = useMoveTask();
  return {
    move_task: withLive((task, place) => ({
      run: () => {
        const anchor =
          place === "panel"
            ? document.getElementById(chipId(place, "project", task.id))
            : document.activeElement?.closest<HTMLElement>("[data-task-id]");
        if (anchor) open({ property: "project", task }, anchor);
      },
      choices: () => moveChoices(task, projects, move),
    })),
    copy_key: withTask((task) => {
      const project = projects.get(task.projectId);
      return project && task.number > 0
        ? { run: () => void copyTaskKey(`${project.key}-${task.number}`) }
        : undefined;
    }),
  };
}
