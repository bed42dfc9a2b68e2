import { Sparkles } from "lucide-react";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { findSamples } from "./sample-tasks.ts";
import type { Task } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";
import type { TaskActions } from "./use-task-actions.ts";

interface SampleNoticeProps {
  readonly tasks: readonly Task[];
  readonly actions: TaskActions;
  /** Where the focus goes when the samples, and this with them, are gone. */
  readonly onRemoved: () => void;
}

/** Stands above the list as long as samples are in it. */
export function SampleNotice({ tasks, actions, onRemoved }: SampleNoticeProps) {
  const { workspaceId } = useTaskScope();
  const samples = findSamples(tasks, workspaceId);
  if (samples.length === 0) return null;
  return (
    <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-accent-soft py-1 pr-1 pl-3 text-sm">
      <Sparkles aria-hidden size={15} className="shrink-0 text-accent" />
      <p className="min-w-0 flex-1">{t("sample.notice", { count: samples.length })}</p>
      <Button
        look="plain"
        onClick={() => {
          actions.removeAll(samples);
          onRemoved();
        }}
      >
        {t("sample.remove")}
      </Button>
    </div>
  );
}
