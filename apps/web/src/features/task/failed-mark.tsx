import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { useFailedWrites } from "./use-failed-writes.ts";
import type { FailedOp } from "./use-task-ops.ts";

const BUTTON_CLASS =
  "touch-target h-7 rounded-sm px-1 font-medium underline decoration-1 underline-offset-3";

/** In a row: what it shows is not saved, and the two ways on. */
export function FailedMark({ failed }: { readonly failed: readonly FailedOp[] }) {
  const { retry, giveUp } = useFailedWrites(failed);
  return (
    <span
      title={describeError(failed[0]?.error)}
      className="relative z-1 mx-1 flex items-center gap-1.5 rounded-md bg-danger-soft px-2 text-sm text-danger"
    >
      <span>{t("save.notSaved")}</span>
      <button type="button" onClick={retry} className={BUTTON_CLASS}>
        {t("action.tryAgain")}
      </button>
      <button type="button" aria-label={t("save.giveUp")} onClick={giveUp} className={BUTTON_CLASS}>
        {t("create.discard")}
      </button>
    </span>
  );
}
