import type { Call } from "./load/requests.ts";

/** How much is measured. */
export interface Sizes {
  /** Rounds of which the median is taken, the servers by turns in each. */
  readonly rounds: number;
  /** Requests a round. */
  readonly amounts: Readonly<Record<Call, number>>;
  /** Keep-alive connections of a load. */
  readonly connections: number;
  readonly smallTasks: number;
  readonly largeTasks: number;
  /** Searches a round by somebody alone. */
  readonly searchesAlone: number;
  /** Workspaces of one person. */
  readonly memberships: number;
  readonly listTasks: number;
  /** Requests of the others, one each ten milliseconds, while people sign in. */
  readonly pacedRequests: number;
  /** Of people with ten streams each. */
  readonly streamPeople: number;
  /** Changes that are told to all of them, one after the other. */
  readonly streamChanges: number;
  readonly starts: number;
  /** Milliseconds without a request, after which memory is read. */
  readonly restMs: number;
  /** Milliseconds of scrolling. */
  readonly scrollMs: number;
  readonly keys: number;
}

const FULL: Sizes = {
  rounds: 5,
  amounts: { "list 50": 4000, get: 8000, create: 3000, update: 3000, search: 1000, login: 150 },
  connections: 16,
  smallTasks: 1000,
  largeTasks: 1_000_000,
  searchesAlone: 400,
  memberships: 50,
  listTasks: 10_000,
  pacedRequests: 1000,
  streamPeople: 100,
  streamChanges: 40,
  starts: 5,
  restMs: 3000,
  scrollMs: 8000,
  keys: 60,
};

const QUICK: Sizes = {
  ...FULL,
  rounds: 3,
  amounts: { "list 50": 1500, get: 3000, create: 1000, update: 1000, search: 400, login: 50 },
  largeTasks: 100_000,
  pacedRequests: 300,
  streamChanges: 10,
  starts: 2,
  scrollMs: 3000,
  keys: 20,
};

/** Just enough to see that every number comes about. */
const TINY: Sizes = {
  rounds: 1,
  amounts: { "list 50": 40, get: 40, create: 40, update: 40, search: 40, login: 8 },
  // No more than the server has for its database: nobody waits, however busy the machine is.
  connections: 4,
  smallTasks: 120,
  largeTasks: 300,
  searchesAlone: 16,
  memberships: 3,
  listTasks: 300,
  pacedRequests: 20,
  streamPeople: 2,
  streamChanges: 3,
  starts: 1,
  restMs: 100,
  scrollMs: 500,
  keys: 4,
};

export const SIZES = { full: FULL, quick: QUICK, tiny: TINY } as const;
