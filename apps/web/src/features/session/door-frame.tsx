import type { ReactNode } from "react";
import { Logo } from "../../ui/logo.tsx";

interface DoorFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What sign-in and registration have in common. */
export function DoorFrame({ title, children }: DoorFrameProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-8 bg-canvas px-5 py-10 sm:bg-sunken sm:pb-[10vh]">
      <div className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
        <Logo size={28} />
        TaskFlow
      </div>
      <div className="flex w-full max-w-96 flex-col gap-6 sm:rounded-xl sm:bg-raised sm:p-8 sm:shadow-float">
        <h1 className="text-center text-2xl font-semibold tracking-tight">{title}</h1>
        {children}
      </div>
    </main>
  );
}
