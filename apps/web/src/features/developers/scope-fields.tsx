import { useId } from "react";
import { t } from "../../texts/t-settings.ts";
import { ChoiceBar } from "../../ui/choice-bar.tsx";
import type { OfferedScopes, ScopeLevel, ScopeThing } from "./offered-scopes.ts";

/** For each kind of thing that was chosen, how far it goes. */
export type ChosenScopes = Readonly<Partial<Record<ScopeThing, ScopeLevel>>>;

interface ScopeFieldsProps {
  readonly offered: readonly OfferedScopes[];
  readonly value: ChosenScopes;
  readonly onChange: (value: ChosenScopes) => void;
  readonly error: string | undefined;
}

export function ScopeFields({ offered, value, onChange, error }: ScopeFieldsProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-note`}>
      <div id={id} className="text-sm font-medium">
        {t("scopes.title")}
      </div>
      <p
        id={`${id}-note`}
        role={error === undefined ? undefined : "alert"}
        className={error === undefined ? "text-sm text-ink-faint" : "text-sm text-danger"}
      >
        {error ?? t("scopes.help")}
      </p>
      <div className="mt-2 flex flex-col divide-y divide-line border-y border-line">
        {offered.map(({ thing, levels }) => (
          <div
            key={thing}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1"
          >
            <span id={`${id}-${thing}`}>{t(`scopes.thing.${thing}`)}</span>
            <ChoiceBar<ScopeLevel | "none">
              labelId={`${id}-${thing}`}
              choices={(["none", ...levels] as const).map((level) => ({
                value: level,
                label: t(`scopes.level.${level}`),
              }))}
              value={value[thing] ?? "none"}
              onChoose={(level) => {
                const { [thing]: _, ...others } = value;
                onChange(level === "none" ? others : { ...others, [thing]: level });
              }}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
