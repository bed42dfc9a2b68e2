import { classNames } from "../../ui/class-names.ts";
import { Logo } from "../../ui/logo.tsx";
import type { Workspace } from "./use-workspaces.ts";

const HUES = [
  "bg-hue-blue",
  "bg-hue-violet",
  "bg-hue-pink",
  "bg-hue-red",
  "bg-hue-orange",
  "bg-hue-green",
  "bg-hue-teal",
] as const;

interface WorkspaceMarkProps {
  readonly workspace: Pick<Workspace, "id" | "name" | "kind">;
  readonly size?: "small" | "medium";
}

/** A workspace at a glance: its first letter on a colour that stays with it. */
export function WorkspaceMark({ workspace, size = "small" }: WorkspaceMarkProps) {
  const { id, name, kind } = workspace;
  if (kind === "personal") return <Logo size={size === "small" ? 20 : 24} />;
  const [first = ""] = name.trim();
  return (
    <span
      aria-hidden
      // Drawn, not written: it is no part of a button's name.
      data-initial={first.toLocaleUpperCase()}
      className={classNames(
        "grid shrink-0 place-items-center font-semibold text-on-hue before:content-[attr(data-initial)]",
        size === "small" ? "size-5 rounded-sm text-xs" : "size-6 rounded-md text-sm",
        HUES[Number.parseInt(id.slice(-6), 16) % HUES.length],
      )}
    />
  );
}
