import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Globe, KeyRound } from "lucide-react";
import { useId, useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useForm } from "../../lib/use-form.ts";
import { type RouterOutputs, useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SubmitButton } from "../session/submit-button.tsx";
import { relativeTime } from "../settings/relative-time.ts";
import { timeUntil } from "../settings/time-until.ts";
import type { Project } from "./projects-context.tsx";

type ShareLink = RouterOutputs["shareLink"]["list"]["items"][number];

interface ShareDialogProps {
  readonly project: Project;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The links by which people without an account read a project. */
export function ShareDialog({ project, isOpen, onOpenChange }: ShareDialogProps) {
  return (
    <ModalDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t("share.title", { name: project.name })}
      description={t("share.about")}
    >
      <NewLink project={project} />
      <Links project={project} />
      <div className="flex justify-end">
        <Button onClick={() => onOpenChange(false)}>{t("access.done")}</Button>
      </div>
    </ModalDialog>
  );
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS = ["", "1", "7", "30"] as const;

function NewLink({ project }: { readonly project: Project }) {
  const id = useId();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id: projectId, workspaceId } = project;
  const [link, setLink] = useState<string | null>(null);
  const { formProps, ...form } = useForm({
    check: () => new Map<string, string>(),
    send: async ({ days = "", password = "" }) => {
      const expiresAt = new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      const created = await client.shareLink.create.mutate({
        workspaceId,
        projectId,
        ...(days !== "" && { expiresAt }),
        ...(password !== "" && { password }),
      });
      await queryClient.invalidateQueries(trpc.shareLink.list.pathFilter());
      return created;
    },
    onAnswer: (created) => {
      setLink(created.link);
      formProps.ref.current?.reset();
    },
  });
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <div className="grid gap-3 sm:grid-cols-2">
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-sm font-medium">
            {t("share.expires")}
          </label>
          <select
            id={id}
            name="days"
            defaultValue=""
            className="h-10 w-full rounded-md bg-raised px-2.5 text-base shadow-edge coarse:h-11"
          >
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {days === "" ? t("share.never") : t("share.days", { days: Number(days) })}
              </option>
            ))}
          </select>
        </div>
        <TextField
          label={t("share.password")}
          name="password"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
          error={form.errorOf("password")}
        />
      </div>
      {link !== null && (
        <CopyField
          label={t("share.link")}
          value={link}
          hint={t("share.once")}
          copied={t("panel.linkCopied")}
        />
      )}
      <div className="flex">
        <SubmitButton isSending={form.isSending}>{t("invitations.create")}</SubmitButton>
      </div>
    </form>
  );
}

function Links({ project }: { readonly project: Project }) {
  const trpc = useTRPC();
  const { id: projectId, workspaceId } = project;
  const query = useQuery(trpc.shareLink.list.queryOptions({ workspaceId, projectId }));
  if (query.isError) return <Notice>{describeError(query.error)}</Notice>;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{t("share.links")}</h3>
      <ul className="flex flex-col">
        {query.data.items.map((link) => (
          <LinkRow key={link.id} link={link} workspaceId={workspaceId} />
        ))}
      </ul>
    </div>
  );
}

const VOID_TEXTS = {
  author_gone: "share.authorGone",
  author_may_not_share: "share.authorMayNotShare",
} as const satisfies Record<NonNullable<ShareLink["voidReason"]>, string>;

interface LinkRowProps {
  readonly link: ShareLink;
  readonly workspaceId: string;
}

function LinkRow({ link, workspaceId }: LinkRowProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id, projectId, createdAt, expiresAt, hasPassword, voidReason } = link;
  const revoke = useMutation({
    networkMode: "always",
    mutationFn: () => client.shareLink.revoke.mutate({ workspaceId, projectId, id }),
    onSuccess: () => queryClient.invalidateQueries(trpc.shareLink.list.pathFilter()),
  });
  const made = t("share.made", { when: relativeTime(createdAt) });
  const Icon = hasPassword ? KeyRound : Globe;
  return (
    <li aria-label={made} className="flex min-h-11 items-center gap-3 text-sm">
      <Icon aria-hidden size={16} className="shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1">
        {made}
        <span className="block text-ink-faint">
          {hasPassword ? t("share.withPassword") : t("share.withoutPassword")}
          {expiresAt !== null && ", "}
          {expiresAt !== null && t("invitations.ends", { when: timeUntil(expiresAt) })}
        </span>
        {voidReason !== null && (
          <span className="block text-danger">{t(VOID_TEXTS[voidReason])}</span>
        )}
        {revoke.error && (
          <span role="alert" className="block text-danger">
            {describeError(revoke.error)}
          </span>
        )}
      </span>
      <Button
        aria-label={t("share.revokeNamed", { what: made })}
        onClick={(event) => {
          event.currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
          if (!revoke.isPending) revoke.mutate();
        }}
      >
        {t("invitations.revoke")}
      </Button>
    </li>
  );
}
