import { useRef, useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceBar } from "../../ui/choice-bar.tsx";
import { ListLoading } from "../settings/list-loading.tsx";
import { QueryFault } from "../settings/query-fault.tsx";
import { SettingCard } from "../settings/setting-card.tsx";
import { useAccount } from "../settings/use-account.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import type { Token } from "./token-api.ts";
import { TokenDialogs } from "./token-dialogs.tsx";
import type { TokenAct } from "./token-menu.tsx";
import { TokenRow } from "./token-row.tsx";
import { useTokens } from "./use-tokens.ts";

interface Acting {
  /** One dialog after the other is each a new one. */
  readonly key: number;
  readonly act: TokenAct;
  readonly token: Token;
  readonly isOpen: boolean;
}

export function TokenList() {
  const me = useAccount().id;
  const { kind } = useWorkspace();
  const seesAll = useCan("token:oversee") && kind === "team";
  const [whose, setWhose] = useState<"everybody" | "mine">("everybody");
  const [acting, setActing] = useState<Acting | null>(null);
  const opener = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { query, tokens } = useTokens(seesAll && whose === "everybody" ? undefined : me);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex min-h-(--size-control) flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
          {t("tokens.list")}
        </h3>
        {seesAll && (
          <ChoiceBar
            label={t("tokens.whose")}
            choices={(["everybody", "mine"] as const).map((value) => ({
              value,
              label: t(`tokens.${value}`),
            }))}
            value={whose}
            onChoose={setWhose}
          />
        )}
      </div>
      {query.isError && (
        <QueryFault
          words={t("tokens.failed")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <ListLoading />}
      {tokens && (
        <Tokens
          tokens={tokens}
          onAct={(act, token, from) => {
            opener.current = from;
            setActing({ key: (acting?.key ?? 0) + 1, act, token, isOpen: true });
          }}
        />
      )}
      {query.hasNextPage && (
        <div className="flex justify-center">
          <Button
            aria-disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("settings.more")}
          </Button>
        </div>
      )}
      {acting && (
        <TokenDialogs
          {...acting}
          key={acting.key}
          opener={opener}
          onClose={() => setActing({ ...acting, isOpen: false })}
          // The button that was pressed is gone.
          onGone={() => heading.current?.focus()}
        />
      )}
    </section>
  );
}

interface TokensProps {
  readonly tokens: readonly Token[];
  readonly onAct: (act: TokenAct, token: Token, from: HTMLElement | null) => void;
}

function Tokens({ tokens, onAct }: TokensProps) {
  if (tokens.length === 0) {
    return (
      <div className="flex flex-col items-center gap-1 rounded-lg px-4 py-8 text-center shadow-field">
        <p className="font-medium">{t("tokens.none")}</p>
        <p className="text-sm text-ink-faint text-pretty">{t("tokens.noneWhy")}</p>
      </div>
    );
  }
  return (
    <SettingCard>
      <ul className="divide-y divide-line">
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} onAct={(act, from) => onAct(act, token, from)} />
        ))}
      </ul>
    </SettingCard>
  );
}
