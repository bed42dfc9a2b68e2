import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const LOOK = {
  danger: "bg-danger-soft text-danger",
  warning: "bg-warning-soft text-warning",
  calm: "bg-accent-soft text-ink",
} as const;

interface NoticeProps {
  readonly look?: keyof typeof LOOK;
  readonly role?: "alert" | "status";
  readonly children: ReactNode;
}

/** A sentence that needs attention, in its place on the page. */
export function Notice({ look = "danger", role = "alert", children }: NoticeProps) {
  return (
    <div
      role={role}
      className={classNames("flex items-start gap-2 rounded-md px-3 py-2 text-sm", LOOK[look])}
    >
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
