import { uuidV7 } from "../../lib/uuid-v7.ts";
import { isApplicable, opAgain, opBack } from "./op-back.ts";
import type { Task, TaskOp } from "./task-op.ts";
import type { TaskOutcome } from "./task-writer.ts";

const STEPS_MAX = 100;
/** A description saves itself while it is written: pauses shorter than this make no steps. */
const PAUSE_MS = 10_000;

/** What was done at once, and is taken back at once. */
export interface HistoryStep {
  readonly id: string;
  readonly ops: readonly TaskOp[];
}

export interface HistoryEvent {
  /** `overtaken`: the tasks are no longer as the step left them, so they were left alone. */
  readonly kind: "undone" | "redone" | "overtaken" | "failed";
  readonly step: HistoryStep;
}

interface TaskHistoryOptions {
  readonly run: (op: TaskOp) => Promise<TaskOutcome>;
  /** The task as the page shows it now, if this tab knows it. */
  readonly find: (task: Task) => Task | undefined;
  readonly tell: (event: HistoryEvent) => void;
  readonly now?: () => number;
}

interface Entry {
  readonly id: string;
  ops: readonly TaskOp[];
  atMs: number;
}

/**
 * What was done to tasks in this tab, in order, with the way back. Steps are taken back by writes like
 * any other: what somebody else has changed meanwhile is a conflict, and told as one.
 */
export class TaskHistory {
  readonly #options: TaskHistoryOptions;
  readonly #now: () => number;
  #done: readonly Entry[] = [];
  #undone: readonly Entry[] = [];

  constructor(options: TaskHistoryOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  get lastDone(): HistoryStep | undefined {
    return this.#done.at(-1);
  }

  get lastUndone(): HistoryStep | undefined {
    return this.#undone.at(-1);
  }

  /** Writes it as a step of its own. */
  async run(op: TaskOp): Promise<TaskOutcome> {
    const [outcome = "failed"] = await this.start([op]).outcomes;
    return outcome;
  }

  /** Writes all of it as one step; what does not go through is no part of it. */
  start(ops: readonly TaskOp[]) {
    this.#undone = [];
    const earlier = this.lastDone?.ops ?? [];
    const continued = this.#goOn(ops);
    const entry = continued ?? this.#add(ops);
    const outcomes = this.#send(ops).then((answers) => {
      const kept = ops.filter((_, index) => answers[index] === "done");
      if (kept.length < ops.length) this.#keep(entry, continued ? earlier : kept);
      return answers;
    });
    return { step: entry as HistoryStep, outcomes };
  }

  undo(): void {
    const entry = this.#done.at(-1);
    if (!entry) return;
    this.#drop(entry);
    if (this.#turn(entry, "undone")) this.#undone = [...this.#undone, entry];
  }

  redo(): void {
    const entry = this.#undone.at(-1);
    if (!entry) return;
    this.#drop(entry);
    if (this.#turn(entry, "redone")) this.#done = [...this.#done, entry];
  }

  /** Takes back one step, wherever in the order it stands, and forgets it. */
  takeBack({ id }: HistoryStep): void {
    const entry = this.#done.find((one) => one.id === id);
    if (!entry) return;
    this.#drop(entry);
    this.#turn(entry, "undone");
  }

  /** What the task was before it was marked as done here. */
  statusBeforeDone(taskId: string): Task["status"] | undefined {
    const ticks = this.#done.flatMap(({ ops }) =>
      ops.filter(
        (op) => op.task.id === taskId && op.kind === "update" && op.patch.status === "done",
      ),
    );
    return ticks.at(-1)?.task.status;
  }

  #add(ops: readonly TaskOp[]): Entry {
    const entry = { id: uuidV7(), ops, atMs: this.#now() };
    this.#done = [...this.#done, entry].slice(-STEPS_MAX);
    return entry;
  }

  /** The last step if this goes on with it: the same description, hardly a pause later. */
  #goOn([op, ...more]: readonly TaskOp[]): Entry | undefined {
    const entry = this.#done.at(-1);
    const [last] = entry?.ops ?? [];
    if (!entry || entry.ops.length !== 1 || more.length > 0) return undefined;
    if (!isDescription(op) || !isDescription(last) || op.task.id !== last.task.id) return undefined;
    if (this.#now() - entry.atMs >= PAUSE_MS) return undefined;
    entry.ops = [{ ...last, patch: op.patch }];
    entry.atMs = this.#now();
    return entry;
  }

  /** Answers whether there was something to turn. */
  #turn(entry: Entry, kind: "undone" | "redone"): boolean {
    const turn = kind === "undone" ? opBack : opAgain;
    const { ops } = entry;
    const kept = ops.filter((op) => {
      const turned = turn(op);
      return isApplicable(turned, this.#options.find(turned.task));
    });
    entry.ops = kept;
    this.#options.tell({
      kind: kept.length === 0 ? "overtaken" : kind,
      step: { id: entry.id, ops: kept.length === 0 ? ops : kept },
    });
    if (kept.length === 0) return false;
    void this.#send(kept.map(turn)).then((answers) => {
      if (answers.every((answer) => answer === "done")) return;
      this.#options.tell({ kind: "failed", step: entry });
      this.#keep(
        entry,
        kept.filter((_, index) => answers[index] === "done"),
      );
    });
    return true;
  }

  #send(ops: readonly TaskOp[]): Promise<readonly TaskOutcome[]> {
    return Promise.all(ops.map((op) => this.#options.run(op)));
  }

  #keep(entry: Entry, ops: readonly TaskOp[]): void {
    entry.ops = ops;
    if (ops.length === 0) this.#drop(entry);
  }

  #drop(entry: Entry): void {
    this.#done = this.#done.filter((one) => one !== entry);
    this.#undone = this.#undone.filter((one) => one !== entry);
  }
}

function isDescription(op: TaskOp | undefined): op is Extract<TaskOp, { kind: "update" }> {
  return op?.kind === "update" && Object.keys(op.patch).join() === "description";
}
