import type { AppRouter } from "@taskflow/api";
import type {
  AnyTRPCMutationProcedure,
  AnyTRPCQueryProcedure,
  AnyTRPCSubscriptionProcedure,
  inferRouterInputs,
  inferRouterOutputs,
} from "@trpc/server";

/** What each procedure takes, as in `RouterInputs["task"]["create"]`. */
export type RouterInputs = inferRouterInputs<AppRouter>;
/** What each procedure answers, as in `RouterOutputs["task"]["create"]`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** For one call alone. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the call with all its tries; instead of the client's own. */
  readonly timeoutMs?: number | undefined;
}

type Call<Input, Output> = (input: Input, options?: CallOptions) => Promise<Output>;

type Routers = AppRouter["_def"]["record"];

/** Every procedure that answers once; streams have methods of their own. */
export type Procedures = {
  readonly [R in keyof Routers]: {
    readonly [
      P in keyof Routers[R] as Routers[R][P] extends AnyTRPCSubscriptionProcedure ? never : P
    ]: Routers[R][P] extends AnyTRPCQueryProcedure
      ? { readonly query: Call<InputOf<R, P>, OutputOf<R, P>> }
      : { readonly mutate: Call<InputOf<R, P>, OutputOf<R, P>> };
  };
};

type InputOf<R extends keyof Routers, P> = P extends keyof RouterInputs[R]
  ? RouterInputs[R][P]
  : never;
type OutputOf<R extends keyof Routers, P> = P extends keyof RouterOutputs[R]
  ? RouterOutputs[R][P]
  : never;

type Dotted<R, P> = `${R & string}.${P & string}`;

/** The dotted names of the procedures that change something. */
export type MutationPath = {
  [R in keyof Routers]: {
    [P in keyof Routers[R]]: Routers[R][P] extends AnyTRPCMutationProcedure ? Dotted<R, P> : never;
  }[keyof Routers[R]];
}[keyof Routers];

/** The dotted names of those that take an `id` that the caller may make, or leave to others. */
export type CreatingPath = {
  [R in keyof Routers]: {
    [P in keyof Routers[R]]: Routers[R][P] extends AnyTRPCMutationProcedure
      ? undefined extends IdIn<InputOf<R, P>>
        ? Dotted<R, P>
        : never
      : never;
  }[keyof Routers[R]];
}[keyof Routers];

type IdIn<Input> = Input extends { readonly id?: unknown }
  ? string extends keyof Input
    ? string
    : Input["id"]
  : string;
