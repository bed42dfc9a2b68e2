import { describeError } from "../../lib/app-error.ts";
import { downloadFile } from "../../lib/download-file.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useToday } from "../task/use-today.ts";
import { ActionRow } from "./action-row.tsx";
import { useReauthenticatedMutation } from "./use-reauthenticated-mutation.ts";

export function ExportRow() {
  const client = useTRPCClient();
  const file = `taskflow-export-${useToday()}.json`;
  const exporting = useReauthenticatedMutation({
    send: () => client.account.export.query(),
    onDone: (document) => {
      const text = JSON.stringify(document, null, 2);
      downloadFile(file, new Blob([text], { type: "application/json" }));
    },
  });
  const isSlow = useDelayed(exporting.isPending);
  const isDone = exporting.data?.status === "done";
  return (
    <ActionRow
      title={t("data.export")}
      help={t("data.exportHelp")}
      status={
        <>
          <p role="status" className="text-sm text-ink-soft">
            {isSlow && t("data.exporting")}
            {isDone && t("data.exported", { file })}
          </p>
          {exporting.error && (
            <p role="alert" className="text-sm text-danger">
              {describeError(exporting.error)}
            </p>
          )}
        </>
      }
    >
      <Button
        aria-disabled={exporting.isPending}
        onClick={() => {
          if (!exporting.isPending) exporting.mutate(undefined);
        }}
      >
        {isSlow && <Spinner />}
        {t("data.exportGo")}
      </Button>
    </ActionRow>
  );
}
