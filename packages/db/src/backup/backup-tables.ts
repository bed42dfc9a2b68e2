import { type Client, escapeIdentifier } from "pg";

/** A table of the backup and how its rows are read and written. */
export interface BackupTable {
  readonly name: string;
  /** `public.task (workspace_id, id, …)`, without what PostgreSQL works out by itself. */
  readonly target: string;
  readonly select: string;
}

/** Worth nothing tomorrow, or made by the migrations themselves. */
const LEFT_OUT = ["rate_limit", "schema_migration"];

/**
 * Lists every table in an order in which rows may be put back: a table comes after those it refers to.
 * Taken from the catalog, so that no new table is forgotten.
 */
export async function listBackupTables(client: Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{
    name: string;
    columns: string[];
    key: string[];
    after: string[];
  }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by k.place) from pg_index i
         cross join lateral unnest(i.indkey::int2[]) with ordinality k (number, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
         where i.indrelid = c.oid and i.indisprimary) as key,
       array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     order by c.relname`,
    [LEFT_OUT],
  );
  return inOrderOfReference(rows).map(({ name, columns, key }) => {
    const table = `public.${escapeIdentifier(name)}`;
    const list = columns.map(escapeIdentifier).join(", ");
    const order = key.map(escapeIdentifier).join(", ");
    return {
      name,
      target: `${table} (${list})`,
      select: `select ${list} from ${table} order by ${order}`,
    };
  });
}

interface Referring {
  readonly name: string;
  readonly after: readonly string[];
}

function inOrderOfReference<T extends Referring>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name, after }) => !placed.has(name) && after.every((other) => placed.has(other)),
    );
    if (ready.length === 0) throw new Error("tables refer to each other in a circle");
    for (const table of ready) {
      ordered.push(table);
      placed.add(table.name);
    }
  }
  return ordered;
}
