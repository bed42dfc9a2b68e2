import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { type RouterOutputs, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-visit.ts";
import { DoorFrame } from "../session/door-frame.tsx";
import { useSession } from "../session/session-context.ts";
import { InviteFault } from "./invite-fault.tsx";
import { InviteSignedIn } from "./invite-signed-in.tsx";
import { InviteSignedOut } from "./invite-signed-out.tsx";

interface InviteOfferProps {
  readonly secret: string;
  readonly onWant: () => void;
}

/** Shows what the invitation is for, before anything happens. */
export function InviteOffer({ secret, onWant }: InviteOfferProps) {
  const client = useTRPCClient();
  const session = useSession();
  const preview = useQuery({
    // The secret itself has no place in a key, which tools show.
    queryKey: ["invitation-preview", useId()],
    queryFn: () => client.invitation.preview.mutate({ secret }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  if (preview.isError) {
    return <InviteFault error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  if (!preview.data) return <Loading />;
  const { workspaceName: workspace } = preview.data;
  return (
    <DoorFrame title={t("invite.title", { workspace })}>
      <Offer offer={preview.data} />
      {session.accessToken === null ? (
        <InviteSignedOut onWant={onWant} />
      ) : (
        <InviteSignedIn workspace={workspace} onWant={onWant} />
      )}
    </DoorFrame>
  );
}

function Offer({ offer }: { readonly offer: RouterOutputs["invitation"]["preview"] }) {
  const { invitedBy, role } = offer;
  return (
    <div className="flex flex-col gap-1 text-center">
      <p className="text-ink-soft text-pretty">
        {t.rich("invite.by", {
          name: invitedBy,
          who: (words) => <strong className="font-semibold text-ink">{words}</strong>,
        })}
      </p>
      <p className="text-sm text-ink-faint text-pretty">
        {t("invite.as", { role: t(`role.word.${role}`), help: t(`role.help.${role}`) })}
      </p>
    </div>
  );
}

function Loading() {
  const isSlow = useDelayed(true);
  return (
    <DoorFrame title={t("invite.page")}>
      <p role="status" className="text-center text-ink-soft">
        {isSlow && t("invite.loading")}
      </p>
    </DoorFrame>
  );
}
