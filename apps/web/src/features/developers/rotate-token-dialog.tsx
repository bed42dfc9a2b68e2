import { useId, useState } from "react";
import { useTRPCClient } from "../../lib/trpc.ts";
import { useForm } from "../../lib/use-form.ts";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { ChoiceBar } from "../../ui/choice-bar.tsx";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { ReauthenticationStep } from "../settings/reauthentication-step.tsx";
import { useReauthentication } from "../settings/use-reauthentication.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { isPast } from "../../lib/is-past.ts";
import { ShownSecret } from "./shown-secret.tsx";
import type { RotatedToken } from "./token-api.ts";
import type { TokenDialogProps } from "./token-dialogs.tsx";
import { useRefreshTokens } from "./use-tokens.ts";
import { useUntilCopied } from "./use-until-copied.ts";

const OVERLAPS = ["24", "168", "0"] as const;
const MOMENT = { dateStyle: "medium", timeStyle: "short" } as const;

/** First how long the old secret is to go on, then the new one and the end of the old. */
export function RotateTokenDialog({ token, isOpen, onClose, opener }: TokenDialogProps) {
  const [rotated, setRotated] = useState<RotatedToken | null>(null);
  const { onCopied, closeInPassing } = useUntilCopied(rotated?.secret, onClose);
  const formatMoment = useMomentFormat(MOMENT);
  const { id, name } = token;
  const end = rotated?.formerSecretExpiresAt ?? "";
  return (
    <ModalDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={closeInPassing}
      isSticky
      isWide
      title={t(rotated ? "changeToken.rotatedTitle" : "changeToken.rotateTitle", { name })}
      description={rotated ? t("newToken.madeAbout") : t("changeToken.rotateAbout")}
    >
      {rotated ? (
        <ShownSecret secret={rotated.secret} token={token} onCopied={onCopied} onDone={onClose}>
          <Notice look="calm" role="status">
            {isPast(end)
              ? t("changeToken.formerEnded")
              : t("changeToken.formerEnds", { at: formatMoment(end) })}
          </Notice>
        </ShownSecret>
      ) : (
        <ReauthenticationStep>
          <RotateForm tokenId={id} onCancel={onClose} onRotated={setRotated} />
        </ReauthenticationStep>
      )}
    </ModalDialog>
  );
}

interface RotateFormProps {
  readonly tokenId: string;
  readonly onCancel: () => void;
  readonly onRotated: (rotated: RotatedToken) => void;
}

function RotateForm({ tokenId, onCancel, onRotated }: RotateFormProps) {
  const id = useId();
  const client = useTRPCClient();
  const reauthenticated = useReauthentication();
  const { id: workspaceId } = useWorkspace();
  const refresh = useRefreshTokens();
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>("24");
  const form = useForm({
    check: () => new Map<string, string>(),
    send: () => {
      const input = { workspaceId, id: tokenId, overlapHours: Number(overlap) };
      return reauthenticated(() => client.token.rotate.mutate(input));
    },
    onAnswer: (outcome) => {
      if (outcome.status !== "done") return;
      onRotated(outcome.output);
      void refresh();
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <div className="flex flex-col items-start gap-1.5">
        <span id={id} className="text-sm font-medium">
          {t("changeToken.overlap")}
        </span>
        <ChoiceBar
          labelId={id}
          choices={OVERLAPS.map((hours) => ({
            value: hours,
            label: t(`changeToken.overlapHours.${hours}`),
          }))}
          value={overlap}
          onChoose={setOverlap}
        />
        <span className="text-sm text-ink-faint">{t("changeToken.overlapHelp")}</span>
      </div>
      <DialogButtons
        submit={t("changeToken.rotateGo")}
        isSending={form.isSending}
        onCancel={onCancel}
      />
    </form>
  );
}
