import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useForm } from "../../lib/use-form.ts";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { type ProjectLook, ProjectLookField } from "./project-look-field.tsx";
import { proposeKey } from "./propose-key.ts";
import type { Project } from "./projects-context.tsx";

interface ProjectDialogProps {
  /** The one to edit; a new one if absent. */
  readonly project?: Project;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function ProjectDialog({ project, isOpen, onOpenChange }: ProjectDialogProps) {
  return (
    <ModalDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={project ? t("projects.edit") : t("projects.new")}
      description={t("projects.about")}
    >
      <ProjectForm project={project} onClose={() => onOpenChange(false)} />
    </ModalDialog>
  );
}

interface ProjectFormProps {
  readonly project: Project | undefined;
  readonly onClose: () => void;
}

function ProjectForm({ project, onClose }: ProjectFormProps) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { id: workspaceId, slug } = useWorkspace();
  const [look, setLook] = useState<ProjectLook>(project ?? { color: "teal", icon: "folder" });
  const [name, setName] = useState(project?.name ?? "");
  /** Null as long as it follows the name. */
  const [ownKey, setOwnKey] = useState(project?.key ?? null);
  const [isPrivate, setIsPrivate] = useState(false);
  const key = ownKey ?? proposeKey(name);
  const { color, icon } = look;
  const form = useForm({
    check: () => new Map(name.trim() ? [] : [["name", t("newWorkspace.nameMissing")] as const]),
    send: async ({ description = "" }) => {
      const fields = { name, key, color, icon, description };
      const saved = project
        ? await client.project.update.mutate({ workspaceId, id: project.id, patch: fields })
        : await client.project.create.mutate({ workspaceId, isPrivate, ...fields });
      await queryClient.invalidateQueries(trpc.project.list.pathFilter());
      return saved;
    },
    onAnswer: (saved) => {
      onClose();
      if (project?.key === saved.key) return;
      void navigate({
        to: "/w/$slug/projects/$projectKey",
        params: { slug, projectKey: saved.key },
        search: {},
        replace: project !== undefined,
      });
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
        <TextField
          label={t("newWorkspace.name")}
          name="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          autoComplete="off"
          autoFocus
          placeholder={t("projects.example")}
          error={form.errorOf("name")}
        />
        <TextField
          label={t("projects.key")}
          name="key"
          value={key}
          onChange={(event) => setOwnKey(event.currentTarget.value.toUpperCase())}
          maxLength={6}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="tabular-nums"
          error={form.errorOf("key")}
        />
      </div>
      <p className="-mt-3.5 text-sm text-ink-faint">
        {t("projects.keyHelp", { key: key === "" ? "KEY" : key })}
      </p>
      <ProjectLookField value={look} onChange={setLook} />
      <TextField
        label={t("projects.description")}
        name="description"
        defaultValue={project?.description ?? ""}
        maxLength={500}
        autoComplete="off"
        error={form.errorOf("description")}
      />
      {!project && <PrivateSwitch isOn={isPrivate} onChange={setIsPrivate} />}
      <DialogButtons
        submit={project ? t("projects.save") : t("projects.create")}
        isSending={form.isSending}
        onCancel={onClose}
      />
    </form>
  );
}

interface PrivateSwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function PrivateSwitch({ isOn, onChange }: PrivateSwitchProps) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4">
      <span id={id}>
        <span className="font-medium">{t("projects.private")}</span>
        <span className="block text-sm text-ink-faint text-pretty">
          {t("projects.privateHelp")}
        </span>
      </span>
      <Switch labelId={id} isOn={isOn} onChange={onChange} />
    </div>
  );
}
