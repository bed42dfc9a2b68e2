import { classNames } from "../../ui/class-names.ts";
import type { Task } from "./task-op.ts";

const LOOK: Record<Task["priority"], { readonly bars: number; readonly color: string }> = {
  none: { bars: 0, color: "text-ink-faint" },
  low: { bars: 1, color: "text-low" },
  medium: { bars: 2, color: "text-medium" },
  high: { bars: 3, color: "text-high" },
  urgent: { bars: 4, color: "text-urgent" },
};

const BARS = [
  { x: 1.5, height: 4 },
  { x: 6, height: 8 },
  { x: 10.5, height: 12 },
] as const;

/** Bars that grow with the priority, hollow for none; urgent is a full square, so that colour is never alone. */
export function PriorityIcon({ priority }: { readonly priority: Task["priority"] }) {
  const { bars, color } = LOOK[priority];
  return (
    <svg
      aria-hidden
      width="16"
      height="16"
      viewBox="0 0 16 16"
      className={classNames("shrink-0", color)}
    >
      {bars === 4 ? (
        <>
          <rect x="1" y="1" width="14" height="14" rx="4" fill="currentColor" />
          <path d="M8 4.4v4.4" className="stroke-raised" strokeWidth="1.8" strokeLinecap="round" />
          <circle cx="8" cy="11.6" r="1.05" className="fill-raised" />
        </>
      ) : (
        BARS.map(({ x, height }, index) =>
          bars === 0 ? (
            <rect
              key={x}
              x={x + 0.5}
              y={14.5 - height}
              width="2.5"
              height={height - 1}
              rx="0.9"
              fill="none"
              stroke="currentColor"
            />
          ) : (
            <rect
              key={x}
              x={x}
              y={14 - height}
              width="3"
              height={height}
              rx="1"
              fill="currentColor"
              opacity={index < bars ? 1 : 0.28}
            />
          ),
        )
      )}
    </svg>
  );
}
