import { useNavigate } from "@tanstack/react-router";
import type { CommandHandler } from "../features/command/command-registry.ts";
import type { AppCommandId } from "../features/command/command-table.ts";
import { SETTINGS_SECTIONS, type SectionName } from "../features/settings/settings-sections.ts";
import { useWorkspaceSections } from "../features/settings/use-workspace-sections.ts";
import { useWorkspace } from "../features/workspace/workspace-context.ts";

type SettingsCommandId = Extract<
  AppCommandId,
  "go_settings" | "go_workspace_settings" | "go_members" | "go_developers"
>;

const OWN_COMMANDS: Readonly<Partial<Record<SectionName, SettingsCommandId>>> = {
  members: "go_members",
  developers: "go_developers",
};

/** The ways to the settings and to each of their sections, as the person may go to them. */
export function useSettingsCommands(): Record<SettingsCommandId, CommandHandler> {
  const navigate = useNavigate();
  const { slug, kind } = useWorkspace();
  const sections = useWorkspaceSections();
  const state = { takesFocus: true };
  const go = (to: (typeof sections)[number]["to"]) => () =>
    void navigate({ to, params: { slug }, state });
  return {
    go_members: () => (kind === "personal" ? undefined : { run: go("/w/$slug/settings/members") }),
    go_workspace_settings: () => ({
      run: () => void navigate({ to: "/w/$slug/settings", params: { slug } }),
      choices: () =>
        sections.map(({ name, to }) => ({
          section: name,
          command: OWN_COMMANDS[name],
          run: go(to),
        })),
    }),
    go_developers: () => ({ run: go("/w/$slug/settings/developers") }),
    go_settings: () => ({
      run: () => void navigate({ to: "/settings" }),
      choices: () =>
        SETTINGS_SECTIONS.map(({ name, to }) => ({
          section: name,
          command: undefined,
          run: () => void navigate({ to, state }),
        })),
    }),
  };
}
