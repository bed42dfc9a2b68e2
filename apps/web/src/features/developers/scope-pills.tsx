import type { Scope } from "@taskflow/contract";
import type { ReactNode } from "react";
import { t } from "../../texts/t-settings.ts";
import { grantedScopes } from "./granted-scopes.ts";

/** What a token may do, in words. */
export function ScopePills({ scopes }: { readonly scopes: readonly Scope[] }) {
  const granted = grantedScopes(scopes);
  if (granted === null) return <Pill>{t("tokens.readsAll")}</Pill>;
  return granted.map(({ thing, level }) => (
    <Pill key={thing}>
      {t(`scopes.thing.${thing}`)}{" "}
      <span className="text-ink-faint">{t(`scopes.short.${level}`)}</span>
    </Pill>
  ));
}

function Pill({ children }: { readonly children: ReactNode }) {
  return <span className="rounded-sm bg-sunken px-1.5 text-ink-soft">{children}</span>;
}
