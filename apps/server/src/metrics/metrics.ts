/** An answered request, as the figures count it. */
interface Answered {
  /** A procedure's path, or the pattern of a route; never what a visitor wrote. */
  readonly procedure: string;
  readonly status: number;
  readonly seconds: number;
}

/** The figures of this process. */
export interface Metrics {
  readonly count: (answered: Answered) => void;
  /** All of them in the text format of Prometheus. */
  readonly read: () => Promise<string>;
  readonly contentType: string;
}
