import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { describeError, foreignStatus, isUnreachable } from "../lib/app-error.ts";
import { t } from "../texts/t.ts";

/** What is said where a page or a part of one did not come, and how it is asked for again. */
export function useFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const [isTrying, setIsTrying] = useState(false);
  const tryAgain = async () => {
    setIsTrying(true);
    await router.invalidate();
    setIsTrying(false);
    reset();
  };
  const reason = describeError(error);
  const isAway = isUnreachable(error) && foreignStatus(error) === undefined;
  return {
    title: isAway ? t("page.noConnection") : t("page.failed"),
    why: isAway ? t("page.noConnectionWhy", { reason }) : reason,
    isTrying,
    tryAgain: () => void tryAgain(),
  };
}
