import { useId } from "react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useOnline } from "../../lib/use-online.ts";
import { t } from "../../texts/t.ts";
import type { Task } from "./task-op.ts";
import { useCanWrite } from "./use-can-write.ts";
import { type SaveState, useDescriptionDraft } from "./use-description-draft.ts";

const DESCRIPTION_LENGTH_MAX = 100_000;

export function DescriptionField({ task }: { readonly task: Task }) {
  const canWrite = useCanWrite(task);
  return canWrite ? <DescriptionEditor task={task} /> : <DescriptionText task={task} />;
}

/** What is written, for those who only look. */
function DescriptionText({ task: { description } }: { readonly task: Task }) {
  if (description === "") return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium text-ink-soft">{t("panel.description")}</h3>
      <p className="text-base leading-relaxed whitespace-pre-wrap">{description}</p>
    </section>
  );
}

function DescriptionEditor({ task }: { readonly task: Task }) {
  const id = useId();
  const draft = useDescriptionDraft(task);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium text-ink-soft">
          {t("panel.description")}
        </label>
        <SaveMark state={draft.state} onRetry={draft.flush} onDiscard={draft.discard} />
      </div>
      <textarea
        id={id}
        value={draft.text}
        maxLength={DESCRIPTION_LENGTH_MAX}
        placeholder={t("panel.addDetails")}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) {
            event.stopPropagation();
            event.currentTarget.closest<HTMLElement>("[data-task-panel]")?.focus();
          }
        }}
        className="-mx-2.5 block field-sizing-content min-h-32 w-[calc(100%+1.25rem)] resize-none rounded-md bg-transparent px-2.5 py-2 text-base leading-relaxed hovered:bg-hover focus:bg-raised"
      />
    </div>
  );
}

interface SaveMarkProps {
  readonly state: SaveState;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

const WAY_ON_CLASS =
  "touch-target rounded-sm text-sm font-medium text-danger underline underline-offset-3";

function SaveMark({ state, onRetry, onDiscard }: SaveMarkProps) {
  const isOnline = useOnline();
  const isSlow = useDelayed(state === "sending");
  if (state === "failed" || state === "postponed") {
    return (
      <span role="alert" className="flex gap-3">
        <button type="button" onClick={onRetry} className={WAY_ON_CLASS}>
          {t("save.failed")}
        </button>
        <button type="button" onClick={onDiscard} className={WAY_ON_CLASS}>
          {t("create.discard")}
        </button>
      </span>
    );
  }
  const words = {
    saved: "",
    typing: t("save.editing"),
    sending: !isOnline ? t("save.waiting") : isSlow ? t("save.saving") : "",
  }[state];
  return (
    <span role="status" className="text-sm text-ink-faint">
      {words}
    </span>
  );
}
