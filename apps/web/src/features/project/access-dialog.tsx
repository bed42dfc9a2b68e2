import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isPast } from "../../lib/is-past.ts";
import { describeError } from "../../lib/app-error.ts";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PrivateSwitch } from "./project-dialog.tsx";
import { ProjectMembers } from "./project-members.tsx";
import type { Project } from "./projects-context.tsx";

interface AccessDialogProps {
  readonly project: Project;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Who sees a project, and what each may do in it. */
export function AccessDialog({ project, isOpen, onOpenChange }: AccessDialogProps) {
  return (
    <ModalDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t("access.title", { name: project.name })}
      description={project.isPrivate ? t("access.private") : t("access.open")}
    >
      <Access project={project} />
      <div className="flex justify-end">
        <Button look="primary" onClick={() => onOpenChange(false)}>
          {t("access.done")}
        </Button>
      </div>
    </ModalDialog>
  );
}

function Access({ project }: { readonly project: Project }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id, workspaceId } = project;
  const members = useQuery(trpc.projectMember.list.queryOptions({ workspaceId, projectId: id }));
  const setPrivate = useMutation({
    networkMode: "always",
    mutationFn: (isPrivate: boolean) =>
      client.project.setPrivate.mutate({ workspaceId, id, isPrivate }),
    onSuccess: () => queryClient.invalidateQueries(trpc.project.list.pathFilter()),
  });
  const isOn = setPrivate.isPending ? setPrivate.variables : project.isPrivate;
  const error = setPrivate.error ?? members.error;
  return (
    <div className="flex flex-col gap-4">
      {error && <Notice>{describeError(error)}</Notice>}
      <PrivateSwitch isOn={isOn} onChange={(next) => setPrivate.mutate(next)} />
      <SharedNote project={project} />
      {members.data && <ProjectMembers project={project} members={members.data.items} />}
    </div>
  );
}

/** Whom it shows to besides: a link of somebody who may share the project outlasts that it becomes private. */
function SharedNote({ project }: { readonly project: Project }) {
  const trpc = useTRPC();
  const { id: projectId, workspaceId } = project;
  const { data } = useQuery(trpc.shareLink.list.queryOptions({ workspaceId, projectId }));
  const links = data?.items.filter(
    ({ voidReason, expiresAt }) =>
      voidReason === null && (expiresAt === null || !isPast(expiresAt)),
  ).length;
  if (!links) return null;
  return <p className="-mt-2 text-sm text-ink-soft text-pretty">{t("access.shared", { links })}</p>;
}
