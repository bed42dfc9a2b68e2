import { Select } from "@base-ui/react/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, ChevronsUpDown, X } from "lucide-react";
import type { ReactNode } from "react";
import { describeError } from "../../lib/app-error.ts";
import { type RouterOutputs, useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Initials } from "../../ui/initials.tsx";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { Notice } from "../../ui/notice.tsx";
import { INPUT_CLASS } from "../settings/input-class.ts";
import { useMembers } from "../workspace/use-members.ts";
import type { Project } from "./projects-context.tsx";

type ProjectMember = RouterOutputs["projectMember"]["list"]["items"][number];
type ProjectRole = ProjectMember["role"];

const ROLES = ["manager", "editor", "viewer"] as const satisfies readonly ProjectRole[];

interface ProjectMembersProps {
  readonly project: Project;
  readonly members: readonly ProjectMember[];
}

/** Those who were named in a project, and the way to name others. */
export function ProjectMembers({ project, members }: ProjectMembersProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id: projectId, workspaceId } = project;
  const everybody = useMembers({ workspaceId });
  const onSuccess = () => queryClient.invalidateQueries(trpc.projectMember.list.pathFilter());
  const set = useMutation({
    networkMode: "always",
    mutationFn: (member: { readonly userId: string; readonly role: ProjectRole }) =>
      client.projectMember.set.mutate({ workspaceId, projectId, ...member }),
    onSuccess,
  });
  const remove = useMutation({
    networkMode: "always",
    mutationFn: (userId: string) =>
      client.projectMember.remove.mutate({ workspaceId, projectId, userId }),
    onSuccess,
  });
  const people = new Map(everybody.members?.map((person) => [person.userId, person]));
  const named = new Set(members.map(({ userId }) => userId));
  const others = [...people.values()].filter(({ userId }) => !named.has(userId));
  const error = set.error ?? remove.error ?? everybody.error;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t("access.members")}</h3>
      {error && <Notice>{describeError(error)}</Notice>}
      <ul className="flex flex-col">
        {members.map(({ userId, role }) => {
          const name = people.get(userId)?.name ?? t("access.former");
          return (
            <li key={userId} aria-label={name} className="flex min-h-10 items-center gap-2.5">
              <Initials name={name} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <div className="w-28">
                <RolePicker
                  label={t("access.roleOf", { name })}
                  value={role}
                  onChoose={(next) => set.mutate({ userId, role: next })}
                />
              </div>
              <IconButton
                icon={X}
                label={t("access.removeNamed", { name })}
                onClick={(event) => {
                  event.currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
                  remove.mutate(userId);
                }}
              />
            </li>
          );
        })}
      </ul>
      {members.length === 0 && <p className="text-sm text-ink-faint">{t("access.nobody")}</p>}
      {others.length > 0 && (
        <PersonPicker
          people={others}
          onChoose={(userId) => set.mutate({ userId, role: "editor" })}
        />
      )}
    </div>
  );
}

interface RolePickerProps {
  readonly label: string;
  readonly value: ProjectRole;
  readonly onChoose: (role: ProjectRole) => void;
}

function RolePicker({ label, value, onChoose }: RolePickerProps) {
  return (
    <Select.Root
      value={value}
      onValueChange={(next) => {
        if (next !== null && next !== value) onChoose(next);
      }}
    >
      <Select.Trigger
        aria-label={label}
        className="flex h-(--size-control) w-full items-center justify-between gap-2 rounded-md px-2.5 text-ink-soft hovered:bg-hover hovered:text-ink data-popup-open:bg-pressed"
      >
        <Select.Value>{(role: ProjectRole) => t(`access.role.${role}`)}</Select.Value>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
      </Select.Trigger>
      <Popup>
        {ROLES.map((role) => (
          <Item key={role} value={role}>
            {t(`access.role.${role}`)}
          </Item>
        ))}
      </Popup>
    </Select.Root>
  );
}

interface PersonPickerProps {
  readonly people: readonly RouterOutputs["member"]["list"]["items"][number][];
  readonly onChoose: (userId: string) => void;
}

function PersonPicker({ people, onChoose }: PersonPickerProps) {
  return (
    <Select.Root<string>
      value={null}
      onValueChange={(userId) => userId !== null && onChoose(userId)}
    >
      <Select.Trigger
        aria-label={t("access.add")}
        className={classNames(
          INPUT_CLASS,
          "flex items-center justify-between gap-2 text-ink-faint hovered:bg-hover",
        )}
      >
        {t("access.add")}
        <ChevronsUpDown aria-hidden size={14} className="shrink-0" />
      </Select.Trigger>
      <Popup>
        {people.map(({ userId, name, email }) => (
          <Item key={userId} value={userId}>
            {name} <span className="ml-1 text-sm text-ink-faint">{email}</span>
          </Item>
        ))}
      </Popup>
    </Select.Root>
  );
}

function Popup({ children }: { readonly children: ReactNode }) {
  return (
    <Select.Portal>
      <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-60">
        <Select.Popup className={classNames(POPUP_CLASS, "max-w-[calc(100vw-2rem)]")}>
          <Select.List>{children}</Select.List>
        </Select.Popup>
      </Select.Positioner>
    </Select.Portal>
  );
}

interface ItemProps {
  readonly value: string;
  readonly children: ReactNode;
}

function Item({ value, children }: ItemProps) {
  return (
    <Select.Item value={value} className={ITEM_CLASS}>
      <Select.ItemText className="min-w-0 flex-1 truncate">{children}</Select.ItemText>
      <Select.ItemIndicator>
        <Check aria-hidden size={16} />
      </Select.ItemIndicator>
    </Select.Item>
  );
}
