import { useQuery } from "@tanstack/react-query";
import { describeError } from "../../lib/app-error.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SessionCard } from "./session-card.tsx";
import { SettingCard } from "./setting-card.tsx";
import { SettingsPage } from "./settings-page.tsx";

export function SessionsPage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.session.list.queryOptions());
  return (
    <SettingsPage section="sessions" about={t("sessions.about")}>
      {query.isError && (
        <Notice>
          <span className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {t("sessions.failed")}
              {". "}
              {describeError(query.error)}
            </span>
            <Button onClick={() => void query.refetch()}>{t("action.tryAgain")}</Button>
          </span>
        </Notice>
      )}
      {query.data ? <SessionCard sessions={query.data.items} /> : <Loading {...query} />}
    </SettingsPage>
  );
}

function Loading({ isPending }: { readonly isPending: boolean }) {
  const isSlow = useDelayed(isPending);
  if (!isSlow) return null;
  return (
    <div role="status">
      <span className="sr-only">{t("settings.loading")}</span>
      <SettingCard>
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex animate-pulse-soft items-center gap-4 px-5 py-4">
            <span className="size-5 rounded-md bg-pressed" />
            <span className="h-3 w-1/2 rounded-full bg-pressed" />
          </div>
        ))}
      </SettingCard>
    </div>
  );
}
