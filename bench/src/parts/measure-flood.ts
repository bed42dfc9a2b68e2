import { PASSWORD } from "@taskflow/e2e/register-person";
import { pace } from "../load/pace.ts";
import { requestsOf } from "../load/requests.ts";
import { startFlood } from "../load/start-flood.ts";
import { percentile } from "../load/statistics.ts";
import type { PartReport } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import type { World } from "../world/open-world.ts";
import { signIn } from "../world/sign-in.ts";

/** So that sign-ins can come from many addresses, as a proxy tells them. */
export const BEHIND_A_PROXY = { TRUSTED_PROXIES: "127.0.0.1" } as const;

const PEOPLE = 4;
const INTERVAL_MS = 10;

/** What others wait for their list while two hundred people sign in at once, again and again. */
export async function measureFlood(world: World, sizes: Sizes): Promise<PartReport> {
  const { url } = world.product;
  const person = await world.newPerson(sizes.smallTasks);
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => world.newPerson(1)));
  const accessToken = await signIn(url, person);
  const { path } = requestsOf("list 50", { person, accessToken, taskIds: [] })();
  const others = {
    url: `${url}${path}`,
    headers: { authorization: `Bearer ${accessToken}` },
    intervalMs: INTERVAL_MS,
    amount: sizes.pacedRequests,
  };
  await pace(others);
  const idleMs = percentile(await pace(others), 0.99);
  const flood = startFlood({ url, emails: people.map(({ email }) => email), password: PASSWORD });
  const floodMs = percentile(await pace(others), 0.99);
  const statuses = await flood.end();
  return {
    part: "flood",
    figures: [
      {
        name: "list 50, p99: during a flood of sign-ins ÷ idle",
        value: floodMs / idleMs,
        unit: "×",
        goal: 3,
      },
    ],
    table: {
      columns: ["", "p99 ms of the list", "signed in", "refused as busy"],
      rows: [
        ["idle", idleMs, 0, 0],
        ["flood", floodMs, statuses.get(200) ?? 0, statuses.get(503) ?? 0],
      ],
    },
  };
}
