import { useNavigate } from "@tanstack/react-router";
import { useForm } from "../../lib/use-form.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useChangeWorkspaces } from "./use-change-workspaces.ts";

interface CreateWorkspaceDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function CreateWorkspaceDialog({ isOpen, onOpenChange }: CreateWorkspaceDialogProps) {
  return (
    <ModalDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t("newWorkspace.title")}
      description={t("newWorkspace.about")}
    >
      <CreateWorkspaceForm onClose={() => onOpenChange(false)} />
    </ModalDialog>
  );
}

function CreateWorkspaceForm({ onClose }: { readonly onClose: () => void }) {
  const client = useTRPCClient();
  const changeWorkspaces = useChangeWorkspaces();
  const navigate = useNavigate();
  const form = useForm({
    check: ({ name }) =>
      new Map(name?.trim() ? [] : [["name", t("newWorkspace.nameMissing")] as const]),
    send: async ({ name = "" }) => {
      const workspace = await client.workspace.create.mutate({ name });
      await changeWorkspaces((all) => [...all, workspace]);
      return workspace;
    },
    onAnswer: ({ slug }) => {
      onClose();
      void navigate({ to: "/w/$slug/tasks", params: { slug } });
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <TextField
        label={t("newWorkspace.name")}
        name="name"
        maxLength={80}
        autoComplete="off"
        autoFocus
        placeholder={t("newWorkspace.example")}
        error={form.errorOf("name")}
      />
      <DialogButtons submit={t("newWorkspace.go")} isSending={form.isSending} onCancel={onClose} />
    </form>
  );
}
