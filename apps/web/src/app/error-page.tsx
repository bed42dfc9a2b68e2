import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { describeError, isUnreachable } from "../lib/app-error.ts";
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
    <MessagePage title={isUnreachable(error) ? "No connection" : "Something went wrong"}>
      <p role="alert" className="text-ink-soft">
        {describeError(error)}
        {isUnreachable(error) && " Your tasks are safe there; try again when it is back."}
      </p>
      <p className="mt-2">
        <Button look="primary" aria-disabled={isTrying} onClick={() => void tryAgain()}>
          Try again
        </Button>
      </p>
    </MessagePage>
  );
}
