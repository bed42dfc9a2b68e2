import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-visit.ts";
import { showToast } from "../../ui/toasts.ts";
import { DoorFrame } from "../session/door-frame.tsx";
import { keepInvitation } from "../session/invitation-store.ts";
import { useChangeWorkspaces } from "../workspace/use-change-workspaces.ts";
import { InviteFault } from "./invite-fault.tsx";

interface JoiningProps {
  readonly secret: string;
  /** The account was made with it a moment ago. */
  readonly isUsed: boolean;
  readonly onBack: () => void;
}

/** Joins as soon as it is on the page: the person has said so before. */
export function Joining({ secret, isUsed, onBack }: JoiningProps) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const changeWorkspaces = useChangeWorkspaces();
  const { mutate, error } = useMutation({
    networkMode: "always",
    mutationFn: () => client.invitation.accept.mutate({ secret }),
    onSuccess: async ({ workspace, status }) => {
      keepInvitation(null);
      await changeWorkspaces((all) => [...all.filter(({ id }) => id !== workspace.id), workspace]);
      await navigate({ to: "/w/$slug/tasks", params: { slug: workspace.slug }, replace: true });
      const words = status === "joined" || isUsed ? "invite.joined" : "invite.already";
      showToast({ title: t(words, { workspace: workspace.name }), isShort: true });
    },
  });
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    mutate();
  }, [mutate]);
  if (error) return <InviteFault error={error} onRetry={onBack} />;
  return (
    <DoorFrame title={t("invite.page")}>
      <p role="status" className="text-center text-ink-soft">
        {t("invite.joining")}
      </p>
    </DoorFrame>
  );
}
