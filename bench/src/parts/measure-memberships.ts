import type { Person } from "@taskflow/e2e/register-person";
import { type Cost, measure } from "../load/measure.ts";
import { type Call, requestsOf } from "../load/requests.ts";
import { median } from "../load/statistics.ts";
import type { PartReport } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import type { World } from "../world/open-world.ts";
import { signIn } from "../world/sign-in.ts";

const COMPARED = ["list 50", "create"] as const satisfies readonly Call[];
const GOAL = 1.1;

/** What the same call costs a member of many workspaces and a member of one, by turns. */
export async function measureMemberships(world: World, sizes: Sizes): Promise<PartReport> {
  const one = await world.newPerson(sizes.smallTasks);
  const many = await world.newPerson(sizes.smallTasks);
  for (let count = 1; count < sizes.memberships; count += 1) {
    await many.api.workspace.create.mutate({ name: `Workspace ${count}` });
  }
  const found = [];
  for (const call of COMPARED) {
    found.push({ call, pairs: await alternate(world, { call, one, many }, sizes) });
  }
  const of = (who: "one" | "many", pairs: readonly Pair[]) =>
    median(pairs.map((pair) => totalUs(pair[who])));
  return {
    part: "memberships",
    figures: found.map(({ call, pairs }) => ({
      name: `${call}: member of ${sizes.memberships} workspaces ÷ member of one`,
      value: median(pairs.map((pair) => totalUs(pair.many) / totalUs(pair.one))),
      unit: "×",
      goal: GOAL,
    })),
    table: {
      columns: ["CPU µs of server and PostgreSQL", "of one", `of ${sizes.memberships}`],
      rows: found.map(({ call, pairs }) => [call, of("one", pairs), of("many", pairs)]),
    },
  };
}

interface Pair {
  readonly one: Cost;
  readonly many: Cost;
}

const totalUs = ({ serverUs, postgresUs }: Cost) => serverUs + postgresUs;

interface Comparison {
  readonly call: Call;
  readonly one: Person;
  readonly many: Person;
}

async function alternate(world: World, { call, one, many }: Comparison, sizes: Sizes) {
  const pairs: Pair[] = [];
  const costOf = async (person: Person) => {
    const accessToken = await signIn(world.product.url, person);
    const load = {
      url: world.product.url,
      next: requestsOf(call, { person, accessToken, taskIds: [] }),
      amount: sizes.amounts[call],
      connections: sizes.connections,
    };
    return measure(load, { server: world.product.pid, postmaster: world.postmaster });
  };
  for (let round = 0; round <= sizes.rounds; round += 1) {
    const pair = { one: await costOf(one), many: await costOf(many) };
    if (round > 0) pairs.push(pair);
  }
  return pairs;
}
