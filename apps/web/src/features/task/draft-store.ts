import { type QueryClient, matchQuery } from "@tanstack/react-query";

/** A text that is being written and not yet saved. */
export interface Draft {
  /** The version of the task that it is based on. */
  readonly baseVersion: number;
  readonly text: string;
  readonly status: "typing" | "sending" | "failed" | "postponed";
}

const PREFIX = "draft";

export interface DraftStoreOptions {
  readonly queryClient: QueryClient;
  /** Whether whoever opened the page is still its person. */
  readonly isHere: () => boolean;
}

/**
 * Unsaved texts, by task. They outlive the field in which they were typed, and lie in the query
 * cache, so that they go when everything of their author goes.
 */
export class DraftStore {
  readonly #queryClient: QueryClient;
  readonly #isHere: () => boolean;

  constructor({ queryClient, isHere }: DraftStoreOptions) {
    this.#queryClient = queryClient;
    this.#isHere = isHere;
    queryClient.setQueryDefaults([PREFIX], { gcTime: Number.POSITIVE_INFINITY });
  }

  get(taskId: string): Draft | undefined {
    return this.#queryClient.getQueryData<Draft>([PREFIX, taskId]);
  }

  put(taskId: string, draft: Draft): void {
    if (!this.#isHere()) return;
    this.#queryClient.setQueryData<Draft>([PREFIX, taskId], draft);
  }

  all(): readonly (readonly [taskId: string, draft: Draft])[] {
    const all = this.#queryClient.getQueriesData<Draft>({ queryKey: [PREFIX] });
    return all.flatMap(([[, taskId], draft]) => (draft ? [[String(taskId), draft]] : []));
  }

  /** Drops the draft, unless more has been typed since `text`. */
  settle(taskId: string, text: string): void {
    const draft = this.get(taskId);
    if (draft?.text === text) this.#queryClient.removeQueries({ queryKey: [PREFIX, taskId] });
    else if (draft) this.put(taskId, { ...draft, status: "typing" });
  }

  get isEmpty(): boolean {
    return this.#queryClient.getQueryCache().findAll({ queryKey: [PREFIX] }).length === 0;
  }

  subscribe(onChange: () => void): () => void {
    const belongs = matchQuery.bind(null, { queryKey: [PREFIX] });
    return this.#queryClient.getQueryCache().subscribe(({ query }) => {
      if (belongs(query)) onChange();
    });
  }
}
