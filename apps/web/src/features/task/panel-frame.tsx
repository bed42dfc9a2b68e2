import type { ReactNode, RefObject } from "react";

interface PanelFrameProps {
  readonly ref?: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly children: ReactNode;
}

export function PanelFrame({ ref, label, children }: PanelFrameProps) {
  return (
    <aside
      ref={ref}
      aria-label={label}
      tabIndex={-1}
      data-task-panel
      className="fixed inset-0 z-30 overflow-y-auto overscroll-contain bg-canvas outline-none animate-arrive lg:sticky lg:inset-auto lg:top-0 lg:z-auto lg:h-dvh lg:border-l lg:border-line"
    >
      {children}
    </aside>
  );
}
