import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { useTaskScope } from "./task-scope.tsx";
import type { FailedOp } from "./use-task-ops.ts";

/** A new task that the server did not take: its text stays until its author has decided. */
export function FailedRow({ op, error }: FailedOp) {
  const { writer, history } = useTaskScope();
  return (
    <div className="flex min-h-(--size-row) flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-danger-soft py-1 pr-1.5 pl-9">
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate text-base">{op.task.title}</p>
        <p className="text-sm text-danger">
          {t("create.notAdded", { reason: describeError(error) })}
        </p>
      </div>
      <Button look="plain" onClick={() => writer.forget(op)}>
        {t("create.discard")}
      </Button>
      <Button
        onClick={() => {
          writer.forget(op);
          void history.run({ kind: "create", task: op.task });
        }}
      >
        {t("action.tryAgain")}
      </Button>
    </div>
  );
}
