import { describe, expect, test } from "vitest";
import { startFailure } from "./start-failure.ts";

const CLUSTER = { directory: "/data/postgres", logFile: "/data/postgres.log" };
const AT = "2026-11-26 15:49:28.806 UTC [24543]";

/** As PostgreSQL 18 writes it when the disk is full while it recovers. */
const FULL = `${AT} LOG:  database system was interrupted while in recovery at 2026-11-26 15:49:28 UTC
${AT} HINT:  This probably means that some data is corrupted and you will have to use the last backup for recovery.
${AT} LOG:  redo starts at 0/1957A88
2026-11-26 15:49:28.866 UTC [24544] FATAL:  the database system is not yet accepting connections
2026-11-26 15:49:28.866 UTC [24544] DETAIL:  Consistent recovery state has not been yet reached.
${AT} FATAL:  could not extend file "base/16384/16987": No space left on device
${AT} HINT:  Check free disk space.
2026-11-26 15:49:28.910 UTC [24547] FATAL:  the database system is not yet accepting connections
2026-11-26 15:49:28.910 UTC [24547] DETAIL:  Consistent recovery state has not been yet reached.
2026-11-26 15:49:29.081 UTC [24540] LOG:  startup process (PID 24543) exited with exit code 1
2026-11-26 15:49:29.081 UTC [24540] LOG:  aborting startup due to startup process failure
`;

describe("a PostgreSQL that does not start", () => {
  test("because the disk is full says which one, and nothing of corruption or backups", () => {
    const { code, message } = startFailure(CLUSTER, FULL);
    expect(code).toBe("disk_full");
    expect(message).toBe(
      "The disk that holds /data/postgres is full, so PostgreSQL cannot start. Nothing that was acknowledged is lost: free some space there, and start TaskFlow again.",
    );
    const panic = `${AT} PANIC:  could not write to file "pg_wal/xlogtemp.24151": No space left on device`;
    expect(startFailure(CLUSTER, panic).code).toBe("disk_full");
  });

  test("is explained by the line with which it ended, not by hints of others", () => {
    const said = FULL.replace("No space left on device", "Input/output error").replace(
      "Check free disk space.",
      "Look at the disk.",
    );
    const { code, message } = startFailure(CLUSTER, said);
    expect(code).toBe("start_failed");
    expect(message).toContain("Input/output error");
    expect(message).toContain("Look at the disk.");
    expect(message).not.toMatch(/corrupted|not yet accepting/u);
    expect(message).toContain("/data/postgres.log");
  });

  test("because of its settings names the setting", () => {
    const { message } = startFailure(
      CLUSTER,
      `${AT} LOG:  syntax error in file "/data/postgres/postgresql.conf" line 3, near token "x"
${AT} FATAL:  configuration file "/data/postgres/postgresql.conf" contains errors\n`,
    );
    expect(message).toMatch(/line 3.*contains errors/u);
  });

  test("for a reason that it does not say shows all that it said", () => {
    expect(startFailure(CLUSTER, "sh: postgres: not found\n").message).toContain(
      "sh: postgres: not found",
    );
  });
});
