import { useLocation } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { useOnline } from "../lib/use-online.ts";
import { t } from "../texts/t.ts";

export function OfflineBanner() {
  const isOnline = useOnline();
  const isInSettings = useLocation({ select: ({ pathname }) => pathname.includes("/settings") });
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm text-warning">
          <CloudOff aria-hidden size={15} className="shrink-0" />
          {isInSettings ? t("offline.settings") : t("offline.banner")}
        </p>
      )}
    </div>
  );
}
