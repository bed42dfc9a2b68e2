import { useRef } from "react";
import { useIsPast } from "../../lib/use-is-past.ts";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { useAccount } from "../settings/use-account.ts";
import type { Token } from "./token-api.ts";

const MOMENT = { dateStyle: "medium", timeStyle: "short" } as const;

interface FormerSecretProps {
  readonly token: Token;
  readonly onEnd: (opener: HTMLElement | null) => void;
}

/** Says until when the secret before is good, as long as it is; whose token it is can end it. */
export function FormerSecret({ token, onEnd }: FormerSecretProps) {
  const end = token.formerSecretExpiresAt;
  return end === null ? null : <GoodUntil end={end} token={token} onEnd={onEnd} />;
}

function GoodUntil({ end, token, onEnd }: FormerSecretProps & { readonly end: string }) {
  const { name, userId } = token;
  const isOver = useIsPast(end);
  const button = useRef<HTMLButtonElement>(null);
  const formatMoment = useMomentFormat(MOMENT);
  const isMine = useAccount().id === userId;
  if (isOver) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-warning">
      {t("changeToken.formerEnds", { at: formatMoment(end) })}
      {isMine && (
        <Button
          ref={button}
          aria-label={t("changeToken.endFormerNamed", { name })}
          aria-haspopup="dialog"
          onClick={() => onEnd(button.current)}
        >
          {t("changeToken.endFormer")}
        </Button>
      )}
    </span>
  );
}
