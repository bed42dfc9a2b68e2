import { useEffect } from "react";
import { t } from "../texts/t.ts";
import { Button } from "./button.tsx";
import { type ToastContent, UNDO_MS } from "./toasts.ts";

interface PlainToastProps {
  readonly content: ToastContent;
  readonly onClose: () => void;
}

/** A message without anything that would have to be fetched for it. */
export function PlainToast({ content, onClose }: PlainToastProps) {
  const { title, description, action, isError = false } = content;
  useEffect(() => {
    const timer = setTimeout(onClose, UNDO_MS);
    return () => clearTimeout(timer);
  }, [content, onClose]);
  return (
    <section
      aria-label={t("toast.region")}
      className="fixed inset-x-3 bottom-3 z-50 mx-auto flex max-w-md items-center gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3.5 shadow-float"
    >
      <div role="status" className="min-w-0 flex-1 py-1">
        <p className={isError ? "font-medium text-danger" : "font-medium"}>{title}</p>
        <p className="line-clamp-2 text-sm text-ink-soft">{description}</p>
      </div>
      {action && (
        <Button
          look="plain"
          onClick={() => {
            onClose();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="plain" onClick={onClose}>
        {t("toast.dismiss")}
      </Button>
    </section>
  );
}
