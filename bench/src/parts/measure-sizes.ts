import type { Person } from "@taskflow/e2e/register-person";
import { measure } from "../load/measure.ts";
import { type Call, requestsOf } from "../load/requests.ts";
import { median } from "../load/statistics.ts";
import type { PartReport } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import type { World } from "../world/open-world.ts";
import { signIn } from "../world/sign-in.ts";

/** Somebody who types, and nobody else: with many at once, the wait for a processor would be measured. */
const ALONE = 1;

/** What a list and a search cost in a small workspace and in a large one beside it. */
export async function measureSizes(world: World, sizes: Sizes): Promise<PartReport> {
  const small = await world.newPerson(sizes.smallTasks);
  const large = await world.newPerson(sizes.largeTasks);
  const lists = await alternate(
    world,
    { call: "list 50", connections: sizes.connections, small, large },
    sizes,
  );
  const searches = await alternate(
    world,
    { call: "search", connections: ALONE, small, large },
    sizes,
  );
  const tasks = sizes.largeTasks.toLocaleString("en");
  return {
    part: "sizes",
    figures: [
      {
        name: "list 50, p99: large ÷ small workspace",
        value: median(lists.ratios),
        unit: "×",
        goal: 1.2,
      },
      { name: `search among ${tasks} tasks, p99`, value: searches.largeMs, unit: "ms", goal: 20 },
    ],
    table: {
      columns: ["p99 ms", `of ${sizes.smallTasks.toLocaleString("en")} tasks`, `of ${tasks} tasks`],
      rows: [
        [`list 50, ${sizes.connections} connections`, lists.smallMs, lists.largeMs],
        ["search, alone", searches.smallMs, searches.largeMs],
      ],
    },
  };
}

interface Comparison {
  readonly call: Call;
  readonly connections: number;
  readonly small: Person;
  readonly large: Person;
}

async function alternate(
  world: World,
  { call, connections, small, large }: Comparison,
  sizes: Sizes,
) {
  const found: { small: number; large: number }[] = [];
  const p99Of = async (person: Person) => {
    const accessToken = await signIn(world.product.url, person);
    const next = requestsOf(call, { person, accessToken, taskIds: [] });
    // A search that takes too long is refused, and was waited for all the same.
    const allows = call === "search" ? [503] : [];
    const load = {
      url: world.product.url,
      next,
      allows,
      amount: call === "search" ? sizes.searchesAlone : sizes.amounts[call],
      connections,
    };
    const { p99Ms } = await measure(load, {
      server: world.product.pid,
      postmaster: world.postmaster,
    });
    return p99Ms;
  };
  for (let round = 0; round <= sizes.rounds; round += 1) {
    const pair = { small: await p99Of(small), large: await p99Of(large) };
    if (round > 0) found.push(pair);
  }
  return {
    smallMs: median(found.map((pair) => pair.small)),
    largeMs: median(found.map((pair) => pair.large)),
    ratios: found.map((pair) => pair.large / pair.small),
  };
}
