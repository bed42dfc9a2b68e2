import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

/** Everything that is settled about one cluster before its postmaster runs. */
export interface Cluster {
  /** PostgreSQL's own directory, PGDATA. */
  readonly directory: string;
  readonly socketDirectory: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  /** Whom PostgreSQL runs as; null for whoever runs this process. */
  readonly account: Account | null;
  readonly durable: boolean;
  readonly settings: Readonly<Record<string, string>>;
  /** Tells a person what happens, one sentence at a time. */
  readonly onStep: (sentence: string) => void;
}

/** The port that names the socket file; nothing listens on a network. */
export const SOCKET_PORT = 5432;

/** Where a cluster keeps what only its superuser knows. Inside PGDATA, so that the two are never parted. */
export const passwordFile = (directory: string): string => join(directory, "superuser-password");
