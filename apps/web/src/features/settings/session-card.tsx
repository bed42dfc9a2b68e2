import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { describeError } from "../../lib/app-error.ts";
import { type RouterOutputs, useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { SessionRow } from "./session-row.tsx";
import { SettingCard } from "./setting-card.tsx";
import { useReauthenticatedMutation } from "./use-reauthenticated-mutation.ts";

export type SessionItem = RouterOutputs["session"]["list"]["items"][number];

/** This device first, then the others, each with its end. */
export function SessionCard({ sessions }: { readonly sessions: readonly SessionItem[] }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);

  const onEnded = async (title: string) => {
    await queryClient.invalidateQueries(trpc.session.list.queryFilter());
    showToast({ title });
    // The button that was pressed is gone with its row.
    heading.current?.focus();
  };
  const end = useReauthenticatedMutation({
    send: (id: string) => client.session.end.mutate({ id }),
    onDone: () => onEnded(t("sessions.ended")),
  });
  const endOthers = useReauthenticatedMutation({
    send: () => client.session.endOthers.mutate({}),
    onDone: ({ ended }) => onEnded(t("sessions.othersEnded", { count: ended })),
  });
  const others = sessions.filter((session) => !session.isCurrent);
  const error = end.error ?? endOthers.error;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex min-h-(--size-control) items-center justify-between gap-4">
        <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
          {t("sessions.list")}
        </h3>
        {others.length > 0 && (
          <Button
            look="danger"
            aria-disabled={endOthers.isPending}
            onClick={() => {
              end.reset();
              if (!endOthers.isPending) endOthers.mutate(undefined);
            }}
          >
            {t("sessions.endOthers")}
          </Button>
        )}
      </div>
      {error && <Notice>{describeError(error)}</Notice>}
      <SettingCard>
        <ul className="divide-y divide-line">
          {[...sessions.filter(({ isCurrent }) => isCurrent), ...others].map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isEnding={end.isPending && end.variables === session.id}
              onEnd={() => {
                endOthers.reset();
                if (!end.isPending) end.mutate(session.id);
              }}
            />
          ))}
        </ul>
      </SettingCard>
      {others.length === 0 && <p className="text-sm text-ink-faint">{t("sessions.alone")}</p>}
    </section>
  );
}
