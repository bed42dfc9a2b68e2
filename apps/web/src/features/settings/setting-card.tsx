import type { ReactNode } from "react";

/** Settings that belong together, one below the other. */
export function SettingCard({ children }: { readonly children: ReactNode }) {
  return <div className="divide-y divide-line rounded-lg bg-raised shadow-field">{children}</div>;
}
