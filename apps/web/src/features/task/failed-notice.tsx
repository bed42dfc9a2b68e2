import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useFailedWrites } from "./use-failed-writes.ts";
import type { FailedOp } from "./use-task-ops.ts";

/** In the open task: what it shows is not saved, why, and the two ways on. */
export function FailedNotice({ failed }: { readonly failed: readonly FailedOp[] }) {
  const { retry, giveUp } = useFailedWrites(failed);
  return (
    <Notice>
      <p>{t("save.notSavedWhy", { reason: describeError(failed[0]?.error) })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={retry}>{t("action.tryAgain")}</Button>
        <Button onClick={giveUp}>{t("save.giveUp")}</Button>
      </div>
    </Notice>
  );
}
