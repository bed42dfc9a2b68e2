import { Link } from "@tanstack/react-router";
import { t } from "../../texts/t-settings.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Workspace } from "../workspace/use-workspaces.ts";

interface OnlyOwnerNoticeProps {
  readonly workspaces: readonly Workspace[];
  readonly onCancel: () => void;
}

/** Others would be left without an owner: where to give them one. */
export function OnlyOwnerNotice({ workspaces, onCancel }: OnlyOwnerNoticeProps) {
  return (
    <div className="flex flex-col gap-5">
      <Notice look="warning" role="status">
        {t("data.deleteOwner")}
      </Notice>
      <ul className="flex flex-col gap-2">
        {workspaces.map(({ id, slug, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 font-medium">{name}</span>
            <Link
              to="/w/$slug/settings/leave"
              params={{ slug }}
              aria-label={t("data.deleteHandOverNamed", { name })}
              className={buttonClass("quiet")}
            >
              {t("data.deleteHandOver")}
            </Link>
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button onClick={onCancel}>{t("settings.cancel")}</Button>
      </div>
    </div>
  );
}
