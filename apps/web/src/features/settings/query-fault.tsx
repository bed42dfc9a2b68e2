import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

interface QueryFaultProps {
  /** What could not be loaded. */
  readonly words: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

export function QueryFault({ words, error, onRetry }: QueryFaultProps) {
  return (
    <Notice>
      <span className="flex flex-wrap items-center justify-between gap-2">
        <span>
          {words}
          {". "}
          {describeError(error)}
        </span>
        <Button onClick={onRetry}>{t("action.tryAgain")}</Button>
      </span>
    </Notice>
  );
}
