import type { ReactNode } from "react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";

interface SubmitButtonProps {
  readonly isSending: boolean;
  readonly children: ReactNode;
}

/** Never disabled: a disabled button loses the focus and says nothing. */
export function SubmitButton({ isSending, children }: SubmitButtonProps) {
  const isSlow = useDelayed(isSending);
  return (
    <Button
      type="submit"
      look="primary"
      aria-disabled={isSending}
      className="mt-1 h-10 coarse:h-11"
    >
      {isSlow && <Spinner />}
      {children}
    </Button>
  );
}
