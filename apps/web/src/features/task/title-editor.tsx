import { useEffect, useRef, useState } from "react";
import { useAskBeforeLeaving } from "../../lib/use-ask-before-leaving.ts";
import { t } from "../../texts/t.ts";
import type { Task } from "./task-op.ts";

const TITLE_LENGTH_MAX = 500;

interface TitleEditorProps {
  readonly task: Task;
  /** With the task as it was when the editing began: what others write meanwhile is a conflict. */
  readonly onSave: (task: Task, patch: { readonly title: string }) => void;
  readonly onClose: () => void;
}

/** Enter and leaving save; Escape leaves the title as it was. */
export function TitleEditor({ task, onSave, onClose }: TitleEditorProps) {
  const [seen] = useState(task);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  // The caret at the end and nothing selected: a key pressed too early must not replace the title.
  useEffect(() => {
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(end, end);
  }, []);

  useAskBeforeLeaving(() => input.current?.value.trim() !== seen.title);

  const finish = (text: string | null) => {
    // Closing moves the focus, and the blur that follows must not save once more.
    if (isOver.current) return;
    isOver.current = true;
    const trimmed = text?.trim();
    if (trimmed) onSave(seen, { title: trimmed });
    onClose();
  };
  return (
    <input
      ref={input}
      type="text"
      aria-label={t("task.title")}
      defaultValue={seen.title}
      maxLength={TITLE_LENGTH_MAX}
      autoFocus
      enterKeyHint="done"
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        // An Enter that ends an input method's composition is not ours.
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          finish(event.currentTarget.value);
        }
        if (event.key === "Escape") {
          event.stopPropagation();
          finish(null);
        }
      }}
      className="relative z-1 -mx-1.5 h-7 min-w-0 flex-1 rounded-sm bg-raised px-1.5 text-base max-sm:basis-full"
    />
  );
}
