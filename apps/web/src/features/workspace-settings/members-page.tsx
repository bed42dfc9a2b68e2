import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { buttonClass } from "../../ui/button.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { memberApi } from "./member-api.ts";
import { MemberList } from "./member-list.tsx";

/** Who is in the workspace, and what each may do there. */
export function MembersPage() {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { slug, kind } = useWorkspace();
  const mayInvite = useCan("invitation:manage") && kind === "team";
  return (
    <SettingsPage
      section="members"
      about={t("members.about")}
      action={
        mayInvite && (
          <Link
            to="/w/$slug/settings/invitations"
            params={{ slug }}
            className={buttonClass("primary")}
          >
            <UserPlus aria-hidden size={15} />
            {t("workspace.invite")}
          </Link>
        )
      }
    >
      <memberApi.Provider client={client} queryClient={queryClient}>
        <MemberList />
      </memberApi.Provider>
    </SettingsPage>
  );
}
