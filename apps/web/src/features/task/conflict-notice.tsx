import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type UpdateOp, writtenField } from "./conflict.ts";
import type { Task } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";

interface ConflictNoticeProps {
  readonly op: UpdateOp;
  /** As it is now: with their text. */
  readonly task: Task;
}

/** Two people wrote the same text at once; nothing is thrown away before somebody has decided. */
export function ConflictNotice({ op, task }: ConflictNoticeProps) {
  const { writer } = useTaskScope();
  const field = writtenField(op);
  if (field === undefined) return null;
  const mine = op.patch[field] ?? "";
  return (
    <Notice look="warning">
      <p className="font-medium">
        Somebody changed the {field} while you did. Theirs is shown; yours was:
      </p>
      <blockquote className="my-2 max-h-40 overflow-y-auto border-l-2 border-current pl-3 whitespace-pre-wrap text-ink">
        {mine}
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            writer.forget(op);
            void writer.run({ kind: "update", task, patch: { [field]: mine } });
          }}
        >
          Keep mine
        </Button>
        <Button onClick={() => writer.forget(op)}>Take theirs</Button>
      </div>
    </Notice>
  );
}
