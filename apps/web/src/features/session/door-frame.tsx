import type { ReactNode } from "react";
import { Logo } from "../../ui/logo.tsx";

interface DoorFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What sign-in and registration have in common. */
export function DoorFrame({ title, children }: DoorFrameProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-88 flex-col justify-center gap-6 px-5 py-10 sm:pb-[10vh]">
      <div className="flex flex-col gap-5">
        <div className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <Logo size={28} />
          TaskFlow
        </div>
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      </div>
      {children}
    </main>
  );
}
