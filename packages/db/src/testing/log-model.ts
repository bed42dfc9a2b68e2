import { randomUUID } from "node:crypto";

/** The columns of a task that a person may change, as the log writes them. */
export type TaskFields = Readonly<Record<string, string | number | null>>;

/** What the log must say of one change, but for its number, time and hashes. */
export interface ExpectedChange {
  readonly entity_id: string;
  readonly version: number;
  readonly op: "insert" | "update" | "delete";
  readonly before: TaskFields;
  readonly after: TaskFields;
  readonly actor_id: string | null;
  readonly call_id: string | null;
  readonly request_id: string | null;
}

/** Who writes, as the log names it. */
export type Writer = Pick<ExpectedChange, "actor_id" | "call_id" | "request_id">;

interface ModelTask {
  readonly id: string;
  fields: TaskFields;
  version: number;
}

const NEW: TaskFields = {
  description: "",
  status: "todo",
  priority: "none",
  due_date: null,
  deleted_at: null,
};

/** Keeps the tasks of one workspace and what its log must say of them, in a few lines of plain code. */
export class LogModel {
  readonly changes: ExpectedChange[] = [];
  readonly #projectId: string;
  #tasks: ModelTask[] = [];
  /** The number of the last task. */
  #number = 0;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  get ids(): readonly string[] {
    return this.#tasks.map(({ id }) => id);
  }

  insert(writer: Writer, titles: readonly string[]): readonly string[] {
    const made = titles.map((title) => {
      const id = randomUUID();
      this.#number += 1;
      const place = { project_id: this.#projectId, number: this.#number };
      return { id, version: 1, fields: { ...NEW, ...place, id, title } };
    });
    this.#tasks.push(...made);
    this.#log(made, (task) => ({ ...writer, op: "insert", before: {}, after: task.fields }));
    return made.map(({ id }) => id);
  }

  update(writer: Writer, ids: readonly string[], patch: TaskFields): void {
    this.#log(this.#pick(ids), (task) => {
      const changed = Object.keys(patch).filter((field) => patch[field] !== task.fields[field]);
      const before = Object.fromEntries(
        changed.map((field) => [field, task.fields[field] ?? null]),
      );
      const after = Object.fromEntries(changed.map((field) => [field, patch[field] ?? null]));
      task.fields = { ...task.fields, ...after };
      task.version += 1;
      return { ...writer, op: "update", before, after };
    });
  }

  remove(writer: Writer, ids: readonly string[]): void {
    this.#log(this.#pick(ids), ({ fields }) => ({
      ...writer,
      op: "delete",
      before: fields,
      after: {},
    }));
    this.#tasks = this.#tasks.filter(({ id }) => !ids.includes(id));
  }

  #pick(ids: readonly string[]): ModelTask[] {
    return this.#tasks.filter(({ id }) => ids.includes(id));
  }

  /** One statement's rows, in the order of their ids. */
  #log(
    tasks: readonly ModelTask[],
    describe: (task: ModelTask) => Omit<ExpectedChange, "entity_id" | "version">,
  ): void {
    for (const task of tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const change = describe(task);
      this.changes.push({ ...change, entity_id: task.id, version: task.version });
    }
  }
}
