import type { Role } from "@taskflow/contract";
import { MANAGED_ROLES, isManaged } from "@taskflow/contract/permission";
import { UserMinus } from "lucide-react";
import { useRef } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Initials } from "../../ui/initials.tsx";
import { useAccount } from "../settings/use-account.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import type { Member } from "./member-api.ts";
import type { MemberQuestion } from "./member-dialogs.tsx";
import { RoleSelect } from "./role-select.tsx";
import { useMemberRole } from "./use-member-role.ts";

const JOINED = { dateStyle: "medium" } as const;

interface MemberRowProps {
  readonly member: Member;
  /** Called for what wants a question first. */
  readonly onAsk: (question: MemberQuestion) => void;
}

export function MemberRow({ member, onAsk }: MemberRowProps) {
  const { userId, name, email, joinedAt } = member;
  const formatDay = useMomentFormat(JOINED);
  const isMe = useAccount().id === userId;
  const { role: mine } = useWorkspace();
  const mayManage = useCan("member:manage") && isManaged(mine, member.role) && !isMe;
  const update = useMemberRole();
  const select = useRef<HTMLButtonElement>(null);
  const setRole = (next: Role) => update.mutate({ userId, role: next });
  const choose = (next: Role) => {
    if (next !== "owner") return setRole(next);
    onAsk({ about: "owner", member, opener: select.current, onYes: () => setRole("owner") });
  };
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
              onChoose={choose}
            />
          </div>
          <IconButton
            icon={UserMinus}
            label={t("members.removeNamed", { name })}
            aria-haspopup="dialog"
            onClick={({ currentTarget }) =>
              onAsk({ about: "removal", member, opener: currentTarget })
            }
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
    </li>
  );
}
