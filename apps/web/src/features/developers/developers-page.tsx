import type { TokenKind } from "@taskflow/contract";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { SettingCard } from "../settings/setting-card.tsx";
import { SettingFact } from "../settings/setting-fact.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { CopyLine } from "./copy-line.tsx";
import { ExamplesSection } from "./examples-section.tsx";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { SigningRow } from "./signing-row.tsx";
import { TokenList } from "./token-list.tsx";

/** How programs work in the workspace: their tokens, and how a first call is made. */
export function DevelopersPage() {
  const { id, requiresSigning } = useWorkspace();
  const opener = useRef<HTMLButtonElement>(null);
  const [isMaking, setIsMaking] = useState(false);
  /** Null until somebody chooses. */
  const [exampleKind, setExampleKind] = useState<TokenKind | null>(null);
  return (
    <SettingsPage
      section="developers"
      about={t("tokens.about")}
      action={
        <Button
          ref={opener}
          look="primary"
          aria-haspopup="dialog"
          onClick={() => setIsMaking(true)}
        >
          <Plus aria-hidden size={15} />
          {t("tokens.new")}
        </Button>
      }
    >
      <NewTokenDialog
        isOpen={isMaking}
        opener={opener}
        onOpenChange={setIsMaking}
        onCreated={({ token }) => setExampleKind(token.kind)}
      />
      <TokenList />
      <SettingCard>
        <SigningRow />
      </SettingCard>
      <ExamplesSection
        kind={exampleKind ?? (requiresSigning ? "signed" : "bearer")}
        onChooseKind={setExampleKind}
      />
      <SettingCard>
        <SettingFact label={t("api.address")}>
          <CopyLine
            value={`${window.location.origin}/api`}
            label={t("api.copyAddress")}
            copied={t("api.copied")}
          />
        </SettingFact>
        <SettingFact label={t("api.workspaceId")}>
          <CopyLine value={id} label={t("api.copyWorkspaceId")} copied={t("api.copied")} />
        </SettingFact>
      </SettingCard>
    </SettingsPage>
  );
}
