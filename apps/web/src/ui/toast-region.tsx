import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";
import { t } from "../texts/t.ts";
import { classNames } from "./class-names.ts";
import { ICON_BUTTON_CLASS } from "./icon-button.tsx";
import { UNDO_MS, openToasts, toastManager } from "./toasts.ts";

const ACTION_CLASS = classNames(
  "h-(--size-control) shrink-0 rounded-md px-3 text-sm font-medium text-accent transition-colors",
  "hovered:bg-hover active:bg-pressed",
);

/** Where sentences are shown that come and go. */
export function ToastRegion() {
  // Above the provider, whose own effect, by which it listens, runs first.
  useEffect(() => openToasts(), []);
  return (
    <Toast.Provider toastManager={toastManager} timeout={UNDO_MS} limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("toast.region")}
          className="fixed inset-x-3 bottom-[max(0.75rem,env(safe-area-inset-bottom))] z-50 mx-auto max-w-md sm:inset-x-auto sm:right-auto sm:left-1/2 sm:w-full sm:-translate-x-1/2"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["down", "right"]}
      className={classNames(
        "mt-2 rounded-lg bg-raised shadow-float transition-[opacity,translate] duration-200",
        "translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y)",
        "data-starting-style:translate-y-4 data-starting-style:opacity-0",
        "data-ending-style:opacity-0 data-limited:hidden",
      )}
    >
      <Toast.Content className="flex items-center gap-2 py-1.5 pr-1.5 pl-3.5">
        <div className="min-w-0 flex-1 py-1">
          <Toast.Title
            className={classNames(
              "text-base font-medium",
              toast.type === "error" ? "text-danger" : "text-ink",
            )}
          />
          <Toast.Description className="line-clamp-2 text-sm text-ink-soft" />
        </div>
        <Toast.Action className={ACTION_CLASS} />
        <Toast.Close aria-label={t("toast.dismiss")} className={ICON_BUTTON_CLASS}>
          <X aria-hidden size={16} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
