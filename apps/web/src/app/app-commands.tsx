import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../features/command/command-context.ts";
import type { CommandHandler, Offer } from "../features/command/command-registry.ts";
import type { AppCommandId } from "../features/command/command-table.ts";
import { useCommandKeys } from "../features/command/use-command-keys.ts";
import { ProjectMark } from "../features/project/project-mark.tsx";
import { useProjects } from "../features/project/projects-context.tsx";
import { useSignOut } from "../features/session/use-sign-out.ts";
import { useTaskScope } from "../features/task/task-scope.tsx";
import { stepWords } from "../features/task/tell-history.ts";
import { useCan, useWorkspace } from "../features/workspace/workspace-context.ts";
import { t } from "../texts/t.ts";
import { THEMES } from "../ui/theme-options.ts";
import { setTheme, useTheme } from "../ui/theme.ts";
import { TASK_VIEW } from "./task-views.ts";
import { useFocusAfterGoing } from "./use-focus-after-going.ts";
import { useSettingsCommands } from "./use-settings-commands.ts";

/** The commands that every page behind the door serves, and the keys of all. */
export function AppCommands() {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const theme = useTheme();
  const { history } = useTaskScope();
  const { slug } = useWorkspace();
  const settings = useSettingsCommands();
  const projects = useProjects();
  const mayWrite = useCan("task:update");
  const go = (id: keyof typeof TASK_VIEW) => (): Offer => {
    const { to, search } = TASK_VIEW[id];
    return { run: () => void navigate({ to, params: { slug }, search }) };
  };
  const commands: Record<AppCommandId, CommandHandler> = {
    go_all: go("all"),
    go_active: go("active"),
    go_done: go("done"),
    go_trash: go("trash"),
    go_activity: () => ({
      run: () => void navigate({ to: "/w/$slug/activity", params: { slug } }),
    }),
    go_project: () => ({
      run: () => document.querySelector<HTMLElement>("#projects a")?.focus(),
      choices: () =>
        [...projects.values()].map((project) => ({
          id: project.id,
          label: project.name,
          icon: <ProjectMark project={project} />,
          isCurrent: false,
          run: () =>
            void navigate({
              to: "/w/$slug/projects/$projectKey",
              params: { slug, projectKey: project.key },
              search: {},
            }),
        })),
    }),
    ...settings,
    undo: () => {
      const step = mayWrite ? history.lastDone : undefined;
      const label = step && t("history.undo", { what: stepWords(step) });
      return label === undefined ? undefined : { label, run: () => history.undo() };
    },
    redo: () => {
      const step = mayWrite ? history.lastUndone : undefined;
      const label = step && t("history.redo", { what: stepWords(step) });
      return label === undefined ? undefined : { label, run: () => history.redo() };
    },
    set_theme: () => ({
      run: () => setTheme(theme === "dark" ? "light" : "dark"),
      choices: () =>
        THEMES.map(({ theme: id, icon: Icon }) => ({
          id,
          label: t(`theme.${id}`),
          icon: <Icon aria-hidden size={16} />,
          isCurrent: theme === id,
          run: () => setTheme(id),
        })),
    }),
    open_api_docs: () => ({ run: () => window.location.assign("/docs") }),
    sign_out: () => ({ run: signOut }),
  };
  useCommands(commands);
  useCommandKeys();
  useFocusAfterGoing();
  return null;
}
