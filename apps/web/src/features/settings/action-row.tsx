import type { ReactNode } from "react";

interface ActionRowProps {
  readonly title: string;
  readonly help: string;
  /** How it goes, or went. */
  readonly status?: ReactNode;
  /** The button. */
  readonly children: ReactNode;
}

/** Something to do once, with a heading of its own. */
export function ActionRow({ title, help, status, children }: ActionRowProps) {
  return (
    <section className="flex flex-col gap-x-6 gap-y-3 px-4 py-4 sm:flex-row sm:items-center sm:justify-between sm:px-5">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h3 className="font-medium">{title}</h3>
        <p className="text-sm text-ink-faint text-pretty">{help}</p>
        {status}
      </div>
      <div className="shrink-0">{children}</div>
    </section>
  );
}
