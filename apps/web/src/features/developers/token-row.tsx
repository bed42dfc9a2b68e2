import { KeyRound, Signature } from "lucide-react";
import type { ComponentProps } from "react";
import { useIsPast } from "../../lib/use-is-past.ts";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { relativeTime } from "../settings/relative-time.ts";
import { timeUntil } from "../settings/time-until.ts";
import { useAccount } from "../settings/use-account.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { CopyLine } from "./copy-line.tsx";
import { FormerSecret } from "./former-secret.tsx";
import { ScopePills } from "./scope-pills.tsx";
import type { Token } from "./token-api.ts";
import { TokenMenu } from "./token-menu.tsx";
import { tokenState } from "./token-state.ts";

const DAY = { dateStyle: "medium" } as const;

interface TokenRowProps {
  readonly token: Token;
  readonly onAct: ComponentProps<typeof TokenMenu>["onAct"];
}

export function TokenRow({ token, onAct }: TokenRowProps) {
  const { id, name, kind, scopes } = token;
  const isOver = useIsPast(token.expiresAt);
  const state = tokenState({ kind, isOver }, useWorkspace());
  const Icon = kind === "signed" ? Signature : KeyRound;
  return (
    <li aria-label={name} className="flex items-start gap-3.5 px-4 py-3.5 sm:px-5">
      <Icon aria-hidden size={18} className="mt-0.5 shrink-0 text-ink-faint" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-medium">{name}</span>
          <span className="text-sm text-ink-soft">{t(`tokens.kind.${kind}`)}</span>
          {state !== "live" && (
            <span
              className="rounded-full bg-warning-soft px-2 py-0.5 text-xs font-medium text-warning"
              title={state === "refused" ? t("tokens.refusedWhy") : undefined}
            >
              {t(`tokens.${state}`)}
            </span>
          )}
        </span>
        <span className="flex flex-wrap gap-1 text-sm">
          <ScopePills scopes={scopes} />
        </span>
        <Dates token={token} />
        <FormerSecret token={token} onEnd={(opener) => onAct("endFormer", opener)} />
        {kind === "signed" && (
          <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
            {t("tokens.keyId")}
            <CopyLine
              value={id}
              label={t("tokens.copyKeyId", { name })}
              copied={t("tokens.keyIdCopied")}
            />
          </span>
        )}
      </div>
      <TokenMenu token={token} onAct={onAct} />
    </li>
  );
}

/** Whose it is unless it is one's own, and its moments. */
function Dates({ token }: { readonly token: Token }) {
  const formatDay = useMomentFormat(DAY);
  const isMine = useAccount().id === token.userId;
  const { userName, createdAt, lastUsedAt, expiresAt } = token;
  const isOver = useIsPast(expiresAt);
  const owner = userName === null ? t("tokens.ofFormer") : t("tokens.of", { name: userName });
  const parts = [
    ...(isMine ? [] : [owner]),
    t("tokens.made", { when: relativeTime(createdAt) }),
    lastUsedAt === null ? t("tokens.unused") : t("tokens.used", { when: relativeTime(lastUsedAt) }),
    isOver
      ? t("tokens.ended", { date: formatDay(expiresAt) })
      : t("tokens.ends", { when: timeUntil(expiresAt) }),
  ];
  return (
    <span className="text-sm text-ink-faint first-letter:uppercase" title={formatDay(expiresAt)}>
      {parts.join(", ")}
    </span>
  );
}
