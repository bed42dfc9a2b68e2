import { Laptop, Smartphone, SquareTerminal, Tablet } from "lucide-react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { type Device, deviceOf } from "./device-of.ts";
import { relativeTime } from "./relative-time.ts";
import type { SessionItem } from "./session-card.tsx";

const ICON = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
  program: SquareTerminal,
} as const satisfies Record<Device["kind"], typeof Laptop>;

const MOMENT = { dateStyle: "medium", timeStyle: "short" } as const;

interface SessionRowProps {
  readonly session: SessionItem;
  readonly isEnding: boolean;
  readonly onEnd: () => void;
}

export function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const format = useMomentFormat(MOMENT);
  const isSlow = useDelayed(isEnding);
  const { kind, words } = deviceOf(session.userAgent);
  const Icon = ICON[kind];
  return (
    <li
      aria-label={words}
      className="flex items-center gap-3.5 px-4 py-3.5 sm:px-5"
      title={session.userAgent}
    >
      <Icon aria-hidden size={20} className="shrink-0 text-ink-faint" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-medium">{words}</span>
          {session.isCurrent && (
            <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">
              {t("sessions.current")}
            </span>
          )}
        </span>
        <span className="text-sm text-ink-faint">
          {session.isCurrent
            ? t("sessions.activeNow")
            : t("sessions.lastUsed", {
                when: relativeTime(session.lastUsedAt),
                date: format(session.lastUsedAt),
              })}
        </span>
        <span className="text-sm text-ink-faint">
          {t("sessions.signedIn", { date: format(session.createdAt) })}
        </span>
      </div>
      {!session.isCurrent && (
        <Button
          aria-label={t("sessions.endNamed", { device: words })}
          aria-disabled={isEnding}
          onClick={onEnd}
        >
          {isSlow && <Spinner />}
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
