import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ListLoading } from "./list-loading.tsx";
import { QueryFault } from "./query-fault.tsx";
import { SessionCard } from "./session-card.tsx";
import { SettingsPage } from "./settings-page.tsx";

export function SessionsPage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.session.list.queryOptions());
  return (
    <SettingsPage section="sessions" about={t("sessions.about")}>
      {query.isError && (
        <QueryFault
          words={t("sessions.failed")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && <SessionCard sessions={query.data.items} />}
      {query.isPending && <ListLoading />}
    </SettingsPage>
  );
}
