import { Select } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { useId, useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { ActionRow } from "../settings/action-row.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { INPUT_CLASS } from "../settings/input-class.ts";
import { useAccount } from "../settings/use-account.ts";
import { useReauthenticatedMutation } from "../settings/use-reauthenticated-mutation.ts";
import { useChangeWorkspaces } from "../workspace/use-change-workspaces.ts";
import { useMembers } from "../workspace/use-members.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import type { Member } from "./member-api.ts";

export function TransferWorkspaceRow() {
  const client = useTRPCClient();
  const { id: workspaceId, name } = useWorkspace();
  const { id: me } = useAccount();
  const changeWorkspaces = useChangeWorkspaces();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<Member | null>(null);
  const { members, error } = useMembers({ workspaceId, isWanted: isOpen });
  const others = members?.filter(({ userId }) => userId !== me) ?? [];
  const transfer = useReauthenticatedMutation({
    send: (userId: string) => client.workspace.transfer.mutate({ workspaceId, userId }),
    onDone: async (workspace) => {
      setIsOpen(false);
      showToast({ title: t("leave.transferred", { name: chosen?.name ?? "" }), isShort: true });
      await changeWorkspaces((all) => all.map((one) => (one.id === workspaceId ? workspace : one)));
    },
  });
  const turn = (isNowOpen: boolean) => {
    transfer.reset();
    setChosen(null);
    setIsOpen(isNowOpen);
  };
  return (
    <ActionRow title={t("leave.transfer")} help={t("leave.transferHelp")}>
      <Button aria-haspopup="dialog" onClick={() => turn(true)}>
        {t("leave.transferGo")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={turn}
        title={t("leave.transferTitle", { name })}
        description={t("leave.transferWhy")}
        onConfirm={() => {
          if (chosen && !transfer.isPending) transfer.mutate(chosen.userId);
        }}
      >
        {(error ?? transfer.error) && <Notice>{describeError(error ?? transfer.error)}</Notice>}
        {members && others.length === 0 ? (
          <p className="text-ink-soft">{t("leave.transferAlone")}</p>
        ) : (
          <MemberSelect members={others} chosen={chosen} onChoose={setChosen} />
        )}
        <DialogButtons
          submit={t("leave.transferSure")}
          isSending={transfer.isPending || chosen === null}
          onCancel={() => turn(false)}
        />
      </ConfirmDialog>
    </ActionRow>
  );
}

interface MemberSelectProps {
  readonly members: readonly Member[];
  readonly chosen: Member | null;
  readonly onChoose: (member: Member | null) => void;
}

function MemberSelect({ members, chosen, onChoose }: MemberSelectProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-medium">
        {t("leave.transferTo")}
      </span>
      <Select.Root value={chosen} onValueChange={onChoose}>
        <Select.Trigger
          aria-labelledby={id}
          className={classNames(INPUT_CLASS, "flex items-center justify-between gap-2")}
        >
          <Select.Value>
            {(member: Member | null) => member?.name ?? t("leave.transferChoose")}
          </Select.Value>
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-60">
            <Select.Popup className={classNames(POPUP_CLASS, "min-w-(--anchor-width)")}>
              <Select.List>
                {members.map((member) => (
                  <Select.Item key={member.userId} value={member} className={ITEM_CLASS}>
                    <Select.ItemText className="min-w-0 flex-1 truncate">
                      {member.name}
                      <span className="ml-2 text-sm text-ink-faint">{member.email}</span>
                    </Select.ItemText>
                    <Select.ItemIndicator>
                      <Check aria-hidden size={16} />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}
