import type { TokenKind } from "@taskflow/contract";
import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";

const KINDS = ["bearer", "signed"] as const satisfies readonly TokenKind[];

const CARD_CLASS = classNames(
  "relative flex flex-col gap-0.5 rounded-md px-3 py-2.5 shadow-field transition-colors",
  "hovered:bg-hover has-checked:bg-accent-soft/50 has-checked:shadow-none",
  "has-checked:outline-2 has-checked:-outline-offset-2 has-checked:outline-accent",
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
);

interface KindFieldProps {
  readonly value: TokenKind;
  readonly onChoose: (kind: TokenKind) => void;
  /** The workspace takes no other. */
  readonly isSignedOnly: boolean;
}

/** How a token calls, each with what it means. */
export function KindField({ value, onChoose, isSignedOnly }: KindFieldProps) {
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1.5 text-sm font-medium">{t("newToken.kind")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {KINDS.map((kind) => {
          const isRefused = isSignedOnly && kind === "bearer";
          return (
            <label key={kind} className={CARD_CLASS}>
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={kind === value}
                disabled={isRefused}
                onChange={() => onChoose(kind)}
                className="sr-only"
              />
              <span className="font-medium">{t(`tokens.kind.${kind}`)}</span>
              <span className="text-sm text-ink-soft text-pretty">
                {isRefused ? t("tokens.refusedWhy") : t(`tokens.kindHelp.${kind}`)}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
