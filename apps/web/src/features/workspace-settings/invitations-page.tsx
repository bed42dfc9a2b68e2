import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type RouterOutputs, useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ListLoading } from "../settings/list-loading.tsx";
import { QueryFault } from "../settings/query-fault.tsx";
import { SettingCard } from "../settings/setting-card.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { CreatedInvitation } from "./created-invitation.tsx";
import { InvitationForm } from "./invitation-form.tsx";
import { InvitationRow } from "./invitation-row.tsx";

type Created = RouterOutputs["invitation"]["create"];

export function InvitationsPage() {
  const { id: workspaceId, kind } = useWorkspace();
  const mayInvite = useCan("invitation:manage") && kind === "team";
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <SettingsPage
      section="invitations"
      about={mayInvite ? t("invitations.about") : t("invitations.forbidden")}
    >
      {mayInvite && (
        <>
          <SettingCard>
            <InvitationForm key={workspaceId} onCreated={setCreated} />
            {created && <CreatedInvitation created={created} />}
          </SettingCard>
          <PendingInvitations
            workspaceId={workspaceId}
            onRevoked={(id) => {
              if (created?.invitation.id === id) setCreated(null);
            }}
          />
        </>
      )}
    </SettingsPage>
  );
}

interface PendingInvitationsProps {
  readonly workspaceId: string;
  readonly onRevoked: (id: string) => void;
}

function PendingInvitations({ workspaceId, onRevoked }: PendingInvitationsProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.invitation.list.queryOptions({ workspaceId }));
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="flex flex-col gap-3">
      <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
        {t("invitations.pending")}
      </h3>
      {query.isError && (
        <QueryFault
          words={t("invitations.failed")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <ListLoading />}
      {query.data?.items.length === 0 && (
        <p className="text-ink-faint">{t("invitations.noneYet")}</p>
      )}
      {query.data && query.data.items.length > 0 && (
        <SettingCard>
          <ul className="divide-y divide-line">
            {query.data.items.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onRevoked={() => {
                  // The button that was pressed is gone with its row.
                  heading.current?.focus();
                  onRevoked(invitation.id);
                }}
              />
            ))}
          </ul>
        </SettingCard>
      )}
    </section>
  );
}
