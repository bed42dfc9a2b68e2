import { onlineManager } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { describeError, isUnanswered, isUnreachable } from "../lib/app-error.ts";
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
  useWhenBack(isUnreachable(error), () => void tryAgain());
  const reason = describeError(error);
  const isAway = isUnanswered(error);
  return {
    title: isAway ? t("page.noConnection") : t("page.failed"),
    why: isAway ? t("page.noConnectionWhy", { reason }) : reason,
    isTrying,
    tryAgain: () => void tryAgain(),
  };
}

/** What failed for want of a network is tried again when there is one. */
function useWhenBack(isWanted: boolean, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!isWanted) return undefined;
    return onlineManager.subscribe((isOnline) => {
      if (isOnline) latest.current();
    });
  }, [isWanted]);
}
