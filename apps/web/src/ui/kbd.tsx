import type { ReactNode } from "react";

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm bg-sunken px-1 font-sans text-xs text-ink-faint shadow-field">
      {children}
    </kbd>
  );
}
