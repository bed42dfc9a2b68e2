import { type ReactNode, useContext } from "react";
import { usePageTitle } from "../lib/use-page-title.ts";
import { HasMain } from "../ui/has-main.ts";
import { Logo } from "../ui/logo.tsx";

interface MessagePageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that says one thing, or the part of one that has nothing else to say. */
export function MessagePage({ title, children }: MessagePageProps) {
  usePageTitle(title);
  if (useContext(HasMain)) {
    return (
      <div className="flex max-w-sm flex-col gap-3">
        <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
        {children}
      </div>
    );
  }
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-3 px-6 pb-[12vh]">
      <Logo size={32} />
      <h1 className="mt-3 text-xl font-semibold tracking-tight">{title}</h1>
      {children}
    </main>
  );
}
