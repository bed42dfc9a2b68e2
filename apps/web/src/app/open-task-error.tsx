import type { ErrorComponentProps } from "@tanstack/react-router";
import { useBoard } from "../features/task/board-context.ts";
import { PanelFrame } from "../features/task/panel-frame.tsx";
import { useDocumentTitle } from "../lib/use-document-title.ts";
import { t } from "../texts/t.ts";
import { Button } from "../ui/button.tsx";
import { useFailure } from "./use-failure.ts";

/** In the place of the open task, whose file did not come: the list stays, and can be gone back to. */
export function OpenTaskError(props: ErrorComponentProps) {
  const { title, why, isTrying, tryAgain } = useFailure(props);
  const { closeTask } = useBoard();
  useDocumentTitle(title);
  return (
    <PanelFrame label={title}>
      <div role="alert" className="flex flex-col items-center gap-2 px-6 py-16 text-center">
        <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
        <p className="text-ink-soft text-pretty">{why}</p>
        <p className="mt-3 flex flex-wrap justify-center gap-2">
          <Button look="primary" aria-disabled={isTrying} onClick={tryAgain}>
            {t("action.tryAgain")}
          </Button>
          <Button onClick={closeTask}>{t("panel.back")}</Button>
        </p>
      </div>
    </PanelFrame>
  );
}
