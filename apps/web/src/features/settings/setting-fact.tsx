import type { ReactNode } from "react";

interface SettingFactProps {
  readonly label: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** A row that tells something and changes nothing. */
export function SettingFact({ label, help, children }: SettingFactProps) {
  return (
    <dl className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3.5 sm:px-5">
      <dt className="flex flex-col gap-0.5">
        <span className="font-medium">{label}</span>
        {help !== undefined && <span className="text-sm text-ink-faint">{help}</span>}
      </dt>
      <dd className="min-w-0 text-ink-soft">{children}</dd>
    </dl>
  );
}
