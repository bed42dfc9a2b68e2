import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/app-error.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import type { TokenDialogProps } from "./token-dialogs.tsx";
import { useRefreshTokens } from "./use-tokens.ts";

const WORDS = {
  endFormer: {
    title: "changeToken.endFormerTitle",
    why: "changeToken.endFormerWhy",
    go: "changeToken.endFormerGo",
    done: "changeToken.endedFormer",
  },
  revoke: {
    title: "changeToken.revokeTitle",
    why: "changeToken.revokeWhy",
    go: "changeToken.revokeGo",
    done: "changeToken.revoked",
  },
} as const;

interface EndDialogProps extends TokenDialogProps {
  readonly act: keyof typeof WORDS;
  /** What was ended is gone from the page, and the opener with it. */
  readonly onGone: () => void;
}

/** Asks before a token, or the secret that it signed with before, ends for good. */
export function EndDialog({ act, token, isOpen, onClose, opener, onGone }: EndDialogProps) {
  const client = useTRPCClient();
  const refresh = useRefreshTokens();
  const { id: workspaceId } = useWorkspace();
  const { id, name } = token;
  const words = WORDS[act];
  const end = useMutation({
    networkMode: "always",
    mutationFn: async () => {
      const input = { workspaceId, id };
      if (act === "revoke") await client.token.revoke.mutate(input);
      else await client.token.endFormerSecret.mutate(input);
    },
    onSuccess: async () => {
      onClose();
      await refresh();
      onGone();
      showToast({ title: t(words.done, { name }), isShort: true });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={() => {
        end.reset();
        onClose();
      }}
      title={t(words.title, { name })}
      description={t(words.why)}
      onConfirm={() => {
        if (!end.isPending) end.mutate();
      }}
    >
      {end.error && <Notice>{describeError(end.error)}</Notice>}
      <DialogButtons
        submit={t(words.go)}
        look="destroy"
        isSending={end.isPending}
        onCancel={onClose}
      />
    </ConfirmDialog>
  );
}
