import type { Client } from "pg";

/** A node of an executed plan, in PostgreSQL's JSON. */
export interface PlanNode {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

const WATCH = `
  load 'auto_explain';
  set auto_explain.log_min_duration = 0;
  set auto_explain.log_analyze = on;
  set auto_explain.log_timing = off;
  set auto_explain.log_nested_statements = on;
  set auto_explain.log_format = json;
  set client_min_messages = log`;

/** Lets a superuser's connection tell the plans of everything that it runs, inside functions and triggers too. */
export async function watchPlans(client: Client): Promise<void> {
  await client.query(WATCH);
}

/** Runs something on a watched connection; answers every node of every plan that it took. */
export async function plansOf(client: Client, run: () => Promise<unknown>): Promise<PlanNode[]> {
  const nodes: PlanNode[] = [];
  const onNotice = ({ message = "" }: { readonly message?: string | undefined }) => {
    const plan = /^duration: [\s\S]*?plan:\n(?<json>[\s\S]*)$/u.exec(message)?.groups?.["json"];
    if (plan !== undefined) nodes.push(...flatten((JSON.parse(plan) as { Plan: PlanNode }).Plan));
  };
  client.on("notice", onNotice);
  try {
    await run();
  } finally {
    client.off("notice", onNotice);
  }
  return nodes;
}

/** Rows that a node handled, those that it threw away with them. */
export function rowsOf(node: PlanNode): number {
  const removed =
    (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Join Filter"] ?? 0);
  return (node["Actual Rows"] + removed) * node["Actual Loops"];
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
