/** How a procedure is served over REST and described in the OpenAPI document. */
export interface ProcedureMeta {
  readonly openapi: {
    readonly method: "GET" | "POST" | "PATCH" | "DELETE";
    /** Below `/api`, with `{name}` for each input field taken from the path. */
    readonly path: `/${string}`;
    readonly summary: string;
    readonly description?: string;
    readonly tags: readonly [string];
    /** The status of success; 200 if absent. */
    readonly status?: 201;
    /** No session needed. */
    readonly isPublic?: true;
    /**
     * What it answers is not kept to be given again, so it takes no `Idempotency-Key`: a secret is kept nowhere,
     * who has left may not ask again, and for whoever may only read, as with their tokens, nothing is kept.
     */
    readonly isUnrepeatable?: true;
    /** A body to try it with, where one made of all fields would be refused. */
    readonly body?: Readonly<Record<string, unknown>>;
  };
}
