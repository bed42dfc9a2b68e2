import type { Scope, TokenKind } from "@taskflow/contract";
import { isInScope } from "@taskflow/contract/permission-scope";
import { useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { ChoiceBar } from "../../ui/choice-bar.tsx";
import { useAccount } from "../settings/use-account.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { CodeBlock } from "./code-block.tsx";
import {
  askForSecret,
  EXAMPLE_LANGUAGES,
  type ExampleAct,
  type ExampleLanguage,
  writeExample,
} from "./examples/index.ts";
import { isPast } from "../../lib/is-past.ts";
import { Step } from "./step.tsx";
import type { Token } from "./token-api.ts";
import { tokenState } from "./token-state.ts";
import { useTokens } from "./use-tokens.ts";

const KINDS = ["bearer", "signed"] as const satisfies readonly TokenKind[];
/** Stands where the id of a token would be. */
const NO_KEY_ID = "<key id>";

interface ExamplesSectionProps {
  readonly kind: TokenKind;
  readonly onChooseKind: (kind: TokenKind) => void;
}

/** Programs that call this server, for the newest of one's tokens, to be copied. */
export function ExamplesSection({ kind, onChooseKind }: ExamplesSectionProps) {
  const [language, setLanguage] = useState<ExampleLanguage>("curl");
  const { id: workspaceId, name } = useWorkspace();
  const token = useNewestToken(kind);
  const code = writeExample(language, {
    origin: window.location.origin,
    workspaceId,
    kind,
    keyId: token?.id ?? NO_KEY_ID,
    act: token ? actOf(token.scopes) : "read",
  });
  const needs = t(`api.needs.${language}`);
  const hasOpenssl = language === "curl" && kind === "signed";
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-0.5">
        <h3 className="font-medium">{t("api.title")}</h3>
        <p className="text-sm text-ink-faint text-pretty">
          {t.rich("api.about", {
            workspace: name,
            docs: (words) => (
              <a href="/docs" className="text-accent underline underline-offset-2">
                {words}
              </a>
            ),
          })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ChoiceBar
          label={t("api.kind")}
          choices={KINDS.map((value) => ({ value, label: t(`tokens.kind.${value}`) }))}
          value={kind}
          onChoose={onChooseKind}
        />
        <ChoiceBar
          label={t("api.language")}
          choices={EXAMPLE_LANGUAGES.map((value) => ({
            value,
            label: t(`api.languages.${value}`),
          }))}
          value={language}
          onChoose={setLanguage}
        />
      </div>
      <Step number={1} title={t("api.secret")} help={t("api.secretHelp")}>
        <CodeBlock label={t("api.secret")} code={askForSecret(kind)} />
      </Step>
      <Step
        number={2}
        title={needs}
        help={hasOpenssl ? t("api.needsHelp.curlSigned") : t(`api.needsHelp.${language}`)}
      >
        {kind === "signed" && !token && <p className="text-sm text-warning">{t("api.noKey")}</p>}
        <CodeBlock label={needs} code={code} />
      </Step>
    </section>
  );
}

function useNewestToken(kind: TokenKind): Token | undefined {
  const { tokens } = useTokens(useAccount().id);
  const workspace = useWorkspace();
  const stateOf = (one: Token) =>
    tokenState({ kind: one.kind, isOver: isPast(one.expiresAt) }, workspace);
  return tokens?.find((one) => one.kind === kind && stateOf(one) === "live");
}

function actOf(scopes: readonly Scope[]): ExampleAct {
  if (isInScope(scopes, "task:create")) return "write";
  return isInScope(scopes, "task:read") ? "read" : "ask";
}
