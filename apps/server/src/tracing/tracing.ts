/** Where a request's time goes, for a collector of the operator's. */
export interface Tracing {
  /** Runs a request; what it answers is asked for its name and status afterwards. */
  readonly request: (run: () => Promise<TracedRequest>) => Promise<void>;
  /** Runs one round trip to the database as a part of the request that it belongs to. */
  readonly roundTrip: <T>(name: string, run: () => Promise<T>) => Promise<T>;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
}

/** What a span tells of a request: by allow-list, as the log. */
interface TracedRequest {
  readonly method: string;
  readonly procedure: string;
  readonly status: number;
  readonly requestId: string;
}
