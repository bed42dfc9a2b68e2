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
     * No answer could be given a second time, so it takes no `Idempotency-Key`: a secret is kept nowhere, and
     * who has left, or may only read, may not ask again.
     */
    readonly isUnrepeatable?: true;
    /** A body to try it with, where one made of all fields would be refused. */
    readonly body?: Readonly<Record<string, unknown>>;
  };
}
