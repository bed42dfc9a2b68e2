import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { importWhenPossible } from "../lib/import-when-possible.ts";
import { whenQuiet } from "../lib/when-quiet.ts";

/** The pages behind the first, likeliest first. */
const REST = {
  "settings-pages": () => import("./settings-pages.ts"),
  calendar: () => import("../ui/calendar.tsx"),
  "activity-page": () => import("../features/activity/activity-page.tsx"),
  "workspace-pages": () => import("./workspace-pages.ts"),
  "sessions-page": () => import("../features/settings/sessions-page.tsx"),
  "date-time-page": () => import("../features/settings/date-time-page.tsx"),
} as const satisfies Readonly<Record<string, () => Promise<unknown>>>;

/** Fetches what is not shown yet, one after the other, so that it is there when the network is not. */
export function useFetchRest(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const fetchAll = async () => {
      for (const [name, load] of Object.entries(REST)) {
        await importWhenPossible<unknown>(queryClient, name, load);
      }
    };
    // It rejects at the end of a session, after which nobody needs it.
    return whenQuiet(() => void fetchAll().catch(() => {}));
  }, [queryClient]);
}
