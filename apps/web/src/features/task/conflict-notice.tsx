import type { MouseEvent } from "react";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type UpdateOp, writtenField } from "./conflict.ts";
import type { Task } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";
import { useLastEditor } from "./use-last-editor.ts";

interface ConflictNoticeProps {
  readonly op: UpdateOp;
  /** As it is now: with their text. */
  readonly task: Task;
}

/** Two people wrote the same text at once; nothing is thrown away before somebody has decided. */
export function ConflictNotice({ op, task }: ConflictNoticeProps) {
  const { writer, history } = useTaskScope();
  const field = writtenField(op);
  const who = useLastEditor(task, field) ?? t("conflict.somebody");
  if (field === undefined) return null;
  const mine = op.patch[field] ?? "";
  const decide = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    // The button goes with the question.
    currentTarget.closest<HTMLElement>("[data-task-panel]")?.focus();
    writer.forget(op);
  };
  return (
    <Notice look="warning">
      <p className="font-medium">{t(`conflict.changed.${field}`, { who })}</p>
      <blockquote className="my-2 max-h-40 overflow-y-auto border-l-2 border-current pl-3 whitespace-pre-wrap text-ink">
        {mine}
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={(event) => {
            decide(event);
            void history.run({ kind: "update", task, patch: { [field]: mine } });
          }}
        >
          {t("conflict.keepMine")}
        </Button>
        <Button onClick={decide}>{t("conflict.takeTheirs")}</Button>
      </div>
    </Notice>
  );
}
