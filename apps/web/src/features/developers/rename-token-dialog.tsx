import { useTRPCClient } from "../../lib/trpc.ts";
import { useForm } from "../../lib/use-form.ts";
import { t } from "../../texts/t-settings.ts";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import type { TokenDialogProps } from "./token-dialogs.tsx";
import { useRefreshTokens } from "./use-tokens.ts";

export function RenameTokenDialog({ token, isOpen, onClose, opener }: TokenDialogProps) {
  return (
    <ModalDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={onClose}
      title={t("changeToken.renameTitle", { name: token.name })}
      description={t("changeToken.renameAbout")}
    >
      <RenameForm token={token} onClose={onClose} />
    </ModalDialog>
  );
}

function RenameForm({ token, onClose }: Pick<TokenDialogProps, "token" | "onClose">) {
  const client = useTRPCClient();
  const refresh = useRefreshTokens();
  const { id: workspaceId } = useWorkspace();
  const form = useForm({
    check: ({ name = "" }) =>
      new Map(name.trim() === "" ? [["name", t("newToken.nameMissing")] as const] : []),
    send: async ({ name = "" }) => {
      await client.token.update.mutate({ workspaceId, id: token.id, name });
      await refresh();
    },
    onAnswer: onClose,
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <TextField
        label={t("newToken.name")}
        name="name"
        defaultValue={token.name}
        maxLength={80}
        autoComplete="off"
        autoFocus
        error={form.errorOf("name")}
      />
      <DialogButtons
        submit={t("changeToken.renameGo")}
        isSending={form.isSending}
        onCancel={onClose}
      />
    </form>
  );
}
