import { useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { ActionRow } from "./action-row.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";

export function DeleteAccountRow() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ActionRow title={t("data.delete")} help={t("data.deleteHelp")}>
      <Button look="danger" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t("data.deleteGo")}
      </Button>
      <ModalDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={t("data.deleteTitle")}
        description={t("data.deleteKept")}
      >
        <DeleteAccountDialog onCancel={() => setIsOpen(false)} />
      </ModalDialog>
    </ActionRow>
  );
}
