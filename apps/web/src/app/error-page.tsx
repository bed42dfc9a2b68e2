import type { ErrorComponentProps } from "@tanstack/react-router";
import { t } from "../texts/t.ts";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "./message-page.tsx";
import { useFailure } from "./use-failure.ts";

export function ErrorPage(props: ErrorComponentProps) {
  const { title, why, isTrying, tryAgain } = useFailure(props);
  return (
    <MessagePage title={title}>
      <p role="alert" className="text-ink-soft">
        {why}
      </p>
      <p className="mt-2">
        <Button look="primary" aria-disabled={isTrying} onClick={tryAgain}>
          {t("action.tryAgain")}
        </Button>
      </p>
    </MessagePage>
  );
}
