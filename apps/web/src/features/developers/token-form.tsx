import type { Scope, TokenKind } from "@taskflow/contract";
import { READ_SCOPES } from "@taskflow/contract/permission-scope";
import { useId, useState } from "react";
import { useTRPCClient } from "../../lib/trpc.ts";
import { useForm } from "../../lib/use-form.ts";
import { t } from "../../texts/t-settings.ts";
import { ChoiceBar } from "../../ui/choice-bar.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useReauthentication } from "../settings/use-reauthentication.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { endsAfter, TOKEN_LIVES, type TokenLife } from "./ends-after.ts";
import { KindField } from "./kind-field.tsx";
import { offeredScopes, splitScope } from "./offered-scopes.ts";
import { type ChosenScopes, ScopeFields } from "./scope-fields.tsx";
import type { CreatedToken } from "./token-api.ts";
import { useRefreshTokens } from "./use-tokens.ts";

const READ: ChosenScopes = Object.fromEntries(
  READ_SCOPES.map(splitScope).map(({ thing, level }) => [thing, level]),
);

interface TokenFormProps {
  readonly onCreated: (created: CreatedToken) => void;
  readonly onCancel: () => void;
}

/** Reads all that its owner may and changes nothing, unless more is chosen. */
export function TokenForm({ onCreated, onCancel }: TokenFormProps) {
  const id = useId();
  const client = useTRPCClient();
  const refresh = useRefreshTokens();
  const reauthenticated = useReauthentication();
  const { requiresSigning, ...workspace } = useWorkspace();
  const [kind, setKind] = useState<TokenKind>(requiresSigning ? "signed" : "bearer");
  const [chosen, setChosen] = useState(READ);
  const [life, setLife] = useState<TokenLife>("90");
  const scopes = Object.entries(chosen).map(([thing, level]) => `${thing}:${level}` as Scope);
  const form = useForm({
    check: ({ name = "" }) => {
      const issues = new Map<string, string>();
      if (name.trim() === "") issues.set("name", t("newToken.nameMissing"));
      if (scopes.length === 0) issues.set("scopes", t("scopes.missing"));
      return issues;
    },
    send: async ({ name = "" }) => {
      const input = { workspaceId: workspace.id, name, kind, scopes, expiresAt: endsAfter(life) };
      const outcome = await reauthenticated(() => client.token.create.mutate(input));
      if (outcome.status === "done") await refresh();
      return outcome;
    },
    onAnswer: (outcome) => {
      if (outcome.status === "done") onCreated(outcome.output);
    },
  });
  const sentence = form.code === "limit_reached" ? t("newToken.tooMany") : form.sentence;
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {sentence !== undefined && <Notice>{sentence}</Notice>}
      <TextField
        label={t("newToken.name")}
        name="name"
        placeholder={t("newToken.example")}
        maxLength={80}
        autoComplete="off"
        autoFocus
        error={form.errorOf("name")}
      />
      <KindField value={kind} onChoose={setKind} isSignedOnly={requiresSigning} />
      <ScopeFields
        offered={offeredScopes(workspace)}
        value={chosen}
        onChange={setChosen}
        error={form.errorOf("scopes")}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span id={id} className="text-sm font-medium">
          {t("newToken.expires")}
        </span>
        <ChoiceBar
          labelId={id}
          choices={TOKEN_LIVES.map((value) => ({
            value,
            label: t("newToken.days", { days: Number(value) }),
          }))}
          value={life}
          onChoose={setLife}
        />
      </div>
      <DialogButtons submit={t("newToken.go")} isSending={form.isSending} onCancel={onCancel} />
    </form>
  );
}
