import type { Client } from "pg";

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly is_nullable: boolean;
  readonly is_generated: boolean;
  readonly has_default: boolean;
  readonly check: string | null;
}

/** What `columnParsers` make of each type; what is missing here arrives as text. */
const TYPESCRIPT: Readonly<Record<string, string>> = {
  bool: "boolean",
  bytea: "Buffer",
  float4: "number",
  float8: "number",
  int2: "number",
  int4: "number",
  json: "unknown",
  jsonb: "unknown",
};

const COLUMNS = `
  select c.relname as table, a.attname as column, t.typname as type,
    not a.attnotnull as is_nullable,
    a.attgenerated <> '' as is_generated,
    a.atthasdef or coalesce(col_description(c.oid, a.attnum) = 'filled in by a trigger', false)
      as has_default,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as check
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  order by c.relname, a.attnum`;

/**
 * Writes Kysely's table types from a migrated database. A closed set, that is text with a CHECK,
 * becomes a union of its values, which a general generator cannot tell.
 */
export async function generateTableTypes(client: Client): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS);
  const tables = Map.groupBy(rows, (row) => row.table);
  const interfaces = [...tables].map(
    ([table, columns]) =>
      `export interface ${toTypeName(table)} {\n${columns.map(toMember).join("")}}\n`,
  );
  const members = [...tables.keys()].map((table) => `  ${table}: ${toTypeName(table)};\n`);
  return [
    "// Generated from the migrated database by `pnpm --filter @taskflow/db generate`; do not edit.\n",
    'import type { Generated, GeneratedAlways } from "kysely";\n',
    ...interfaces,
    `export interface DB {\n${members.join("")}}\n`,
  ].join("\n");
}

function toMember({ column, type, check, is_nullable, is_generated, has_default }: Column): string {
  const closedSet = check
    ? [...check.matchAll(/'([^']+)'::text/gu)].map(([, value]) => `"${value}"`)
    : [];
  const base = closedSet.length > 0 ? closedSet.join(" | ") : (TYPESCRIPT[type] ?? "string");
  const nullable = is_nullable ? `${base} | null` : base;
  if (is_generated) return `  ${column}: GeneratedAlways<${nullable}>;\n`;
  return `  ${column}: ${has_default ? `Generated<${nullable}>` : nullable};\n`;
}

function toTypeName(table: string): string {
  return `${table.replaceAll(/(?:^|_)(\w)/gu, (_, letter: string) => letter.toUpperCase())}Table`;
}
