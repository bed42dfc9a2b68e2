import type { Figure, PartReport, Table } from "./part-report.ts";

/** Writes what a part found as Markdown: the figures with their goals, then the table. */
export function toMarkdown({ figures, table }: PartReport, machine: string): string {
  const blocks = [`_${machine}_`, figuresToMarkdown(figures)];
  return `${[...blocks, ...(table ? [tableToMarkdown(table)] : [])].join("\n\n")}\n`;
}

function figuresToMarkdown(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, goal }) => [
    name,
    withUnit(value, unit),
    goal === undefined ? "" : `≤ ${withUnit(goal, unit)}`,
    goal === undefined ? "" : value <= goal ? "reached" : "**missed**",
  ]);
  return toRows(["figure", "measured", "goal", ""], rows);
}

function tableToMarkdown({ columns, rows }: Table): string {
  return toRows(
    columns,
    rows.map(([name, ...values]) => [name, ...values.map(inThreeDigits)]),
  );
}

function toRows(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const divider = `|---|${columns
    .slice(1)
    .map(() => "---:|")
    .join("")}`;
  return [line(columns), divider, ...rows.map(line)].join("\n");
}

function withUnit(value: number, unit: Figure["unit"]): string {
  return `${inThreeDigits(value)} ${unit}`.trim();
}

/** More digits would pretend to be measured. */
function inThreeDigits(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) {
    return Math.round(value).toLocaleString("en");
  }
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
