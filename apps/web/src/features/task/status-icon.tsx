import type { Task } from "./task-op.ts";
import { classNames } from "../../ui/class-names.ts";

const COLOR: Record<Task["status"], string> = {
  todo: "text-edge",
  in_progress: "text-warning",
  done: "text-accent",
  cancelled: "text-ink-faint",
};

/** The circle that is a task's state: empty, half, full, crossed out. */
export function StatusIcon({ status, size = 18 }: { status: Task["status"]; size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      className={classNames("shrink-0", COLOR[status])}
    >
      {status === "done" ? (
        <>
          <circle cx="9" cy="9" r="8" fill="currentColor" />
          <path
            d="m5.6 9.3 2.3 2.3 4.5-4.9"
            pathLength="1"
            className="stroke-on-accent [stroke-dasharray:1]"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <circle cx="9" cy="9" r="7.2" stroke="currentColor" strokeWidth="1.6" />
      )}
      {status === "in_progress" && (
        <path d="M9 5a4 4 0 0 1 0 8Z" fill="currentColor" stroke="currentColor" strokeWidth="0.5" />
      )}
      {status === "cancelled" && (
        <path
          d="m6.3 6.3 5.4 5.4m0-5.4-5.4 5.4"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      )}
    </svg>
  );
}
