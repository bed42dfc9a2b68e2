import { asAdmin } from "@taskflow/db/testing";

/** Kills every process of a PostgreSQL, its first one first, as the kernel does when memory is short. */
export async function killPostgres(adminUrl: string): Promise<void> {
  const { rows } = await asAdmin({ adminUrl }, (client) =>
    client.query<{ pid: number }>(
      `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid
       union all (select pid from pg_stat_activity where pid <> pg_backend_pid())`,
    ),
  );
  for (const { pid } of rows) killIfThere(pid);
}

/** A worker that was listed may have ended by itself since. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
