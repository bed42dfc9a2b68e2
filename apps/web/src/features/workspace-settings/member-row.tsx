import type { Role } from "@taskflow/contract";
import { MANAGED_ROLES, isManaged } from "@taskflow/contract/permission";
import { UserMinus } from "lucide-react";
import { useRef, useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Initials } from "../../ui/initials.tsx";
import { useAccount } from "../settings/use-account.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { MakeOwnerDialog } from "./make-owner-dialog.tsx";
import type { Member } from "./member-api.ts";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";
import { RoleSelect } from "./role-select.tsx";
import { useMemberRole } from "./use-member-role.ts";

const JOINED = { dateStyle: "medium" } as const;

interface MemberRowProps {
  readonly member: Member;
  readonly onRemoved: () => void;
}

export function MemberRow({ member, onRemoved }: MemberRowProps) {
  const { userId, name, email, joinedAt } = member;
  const formatDay = useMomentFormat(JOINED);
  const isMe = useAccount().id === userId;
  const { role: mine } = useWorkspace();
  const mayManage = useCan("member:manage") && isManaged(mine, member.role) && !isMe;
  const update = useMemberRole();
  const [isRemoving, setIsRemoving] = useState(false);
  const select = useRef<HTMLButtonElement>(null);
  const [isRaising, setIsRaising] = useState(false);
  const setRole = (next: Role) => update.mutate({ userId, role: next });
  // What was chosen shows before the answer; if that is a refusal, what holds shows again.
  const role = update.isPending ? update.variables.role : member.role;
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-5">
      <Initials name={name} className="size-8 text-sm" />
      <div className="flex min-w-0 flex-1 basis-48 flex-col">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {isMe && (
            <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">
              {t("members.you")}
            </span>
          )}
        </span>
        <span
          className="truncate text-sm text-ink-faint"
          title={t("members.joined", { date: formatDay(joinedAt) })}
        >
          {email}
        </span>
        {update.error && (
          <span role="alert" className="text-sm text-danger">
            {describeError(update.error)}
          </span>
        )}
      </div>
      {mayManage ? (
        <div className="flex items-center gap-1 max-sm:ml-8.5">
          <div className="w-26">
            <RoleSelect<Role>
              isQuiet
              ref={select}
              label={t("members.roleOf", { name })}
              value={role}
              roles={MANAGED_ROLES[mine]}
              onChoose={(next) => (next === "owner" ? setIsRaising(true) : setRole(next))}
            />
          </div>
          <IconButton
            icon={UserMinus}
            label={t("members.removeNamed", { name })}
            aria-haspopup="dialog"
            onClick={() => setIsRemoving(true)}
          />
        </div>
      ) : (
        <span
          className="text-ink-soft max-sm:ml-11 sm:w-35 sm:pl-2.5"
          title={t(`role.help.${role}`)}
        >
          {t(`role.word.${role}`)}
        </span>
      )}
      <MakeOwnerDialog
        name={name}
        opener={select}
        isOpen={isRaising}
        onOpenChange={setIsRaising}
        onConfirm={() => setRole("owner")}
      />
      <RemoveMemberDialog
        member={member}
        isOpen={isRemoving}
        onOpenChange={setIsRemoving}
        onRemoved={onRemoved}
      />
    </li>
  );
}
