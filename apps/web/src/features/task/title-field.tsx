import { useEffect, useRef, useState } from "react";
import { useAskBeforeLeaving } from "../../lib/use-ask-before-leaving.ts";
import { t } from "../../texts/t.ts";
import type { Task } from "./task-op.ts";
import { useCanWrite } from "./use-can-write.ts";

const TITLE_LENGTH_MAX = 500;

interface TitleFieldProps {
  readonly task: Task;
  /** With the task as it was when the writing began: what others write meanwhile is a conflict. */
  readonly onSave: (task: Task, patch: { readonly title: string }) => void;
}

/** The title as a field that looks like a heading and grows with its text; it never holds a line break. */
export function TitleField({ task, onSave }: TitleFieldProps) {
  const canWrite = useCanWrite(task);
  const [text, setText] = useState(task.title);
  const isWriting = useRef(false);
  const seen = useRef(task);
  useEffect(() => {
    if (!isWriting.current) setText(task.title);
  }, [task.title]);

  useAskBeforeLeaving(() => isWriting.current && text.trim() !== seen.current.title);

  const save = () => {
    // Escape has ended the writing: the blur that follows saves nothing.
    const wasWriting = isWriting.current;
    isWriting.current = false;
    if (!wasWriting) return setText(task.title);
    const title = text.trim();
    if (title === "" || title === seen.current.title) return setText(task.title);
    return onSave(seen.current, { title });
  };
  if (!canWrite) {
    return (
      <h2 className="min-w-0 flex-1 py-0.5 text-xl font-semibold tracking-tight coarse:pt-2.25">
        {task.title}
      </h2>
    );
  }
  return (
    <h2 className="min-w-0 flex-1 coarse:pt-1.75">
      <textarea
        aria-label={t("task.title")}
        rows={1}
        value={text}
        maxLength={TITLE_LENGTH_MAX}
        enterKeyHint="done"
        onChange={(event) => {
          if (!isWriting.current) seen.current = task;
          isWriting.current = true;
          setText(event.currentTarget.value.replaceAll(/\s*\n\s*/gu, " "));
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            isWriting.current = false;
            setText(task.title);
            event.currentTarget.closest<HTMLElement>("[data-task-panel]")?.focus();
          }
        }}
        className="-mx-1.5 block field-sizing-content w-[calc(100%+0.75rem)] resize-none rounded-md bg-transparent px-1.5 py-0.5 text-xl font-semibold tracking-tight text-ink hovered:bg-hover"
      />
    </h2>
  );
}
