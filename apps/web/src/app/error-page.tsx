import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { describeError, isUnreachable } from "../lib/app-error.ts";
import { t } from "../texts/t.ts";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "./message-page.tsx";

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const [isTrying, setIsTrying] = useState(false);
  const tryAgain = async () => {
    setIsTrying(true);
    await router.invalidate();
    setIsTrying(false);
    reset();
  };
  return (
    <MessagePage title={isUnreachable(error) ? t("page.noConnection") : t("page.failed")}>
      <p role="alert" className="text-ink-soft">
        {isUnreachable(error)
          ? t("page.noConnectionWhy", { reason: describeError(error) })
          : describeError(error)}
      </p>
      <p className="mt-2">
        <Button look="primary" aria-disabled={isTrying} onClick={() => void tryAgain()}>
          {t("action.tryAgain")}
        </Button>
      </p>
    </MessagePage>
  );
}
