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
    /** A body to try it with, where one made of all fields would be refused. */
    readonly body?: Readonly<Record<string, unknown>>;
  };
}
