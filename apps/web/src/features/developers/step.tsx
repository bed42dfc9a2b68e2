import type { ReactNode } from "react";

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly help: string;
  /** How deep its title stands among the headings around it. */
  readonly heading?: "h3" | "h4";
  readonly children: ReactNode;
}

/** One of several things to do in their order. */
export function Step({ number, title, help, heading: Heading = "h4", children }: StepProps) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2.5">
        <span
          aria-hidden
          className="mt-px flex size-5 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-medium text-accent"
        >
          {number}
        </span>
        <div className="flex flex-col">
          <Heading className="font-medium">{title}</Heading>
          <p className="text-sm text-ink-faint text-pretty">{help}</p>
        </div>
      </div>
      {children}
    </div>
  );
}
