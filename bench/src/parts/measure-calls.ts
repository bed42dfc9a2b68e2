import type { Person } from "@taskflow/e2e/register-person";
import type { Cost } from "../load/measure.ts";
import { measure } from "../load/measure.ts";
import { type Call, type Caller, CALLS, requestsOf } from "../load/requests.ts";
import { median } from "../load/statistics.ts";
import type { Figure, PartReport, Table } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import { asSuperuser } from "../world/as-superuser.ts";
import type { World } from "../world/open-world.ts";
import { seedFloor } from "../world/seed-floor.ts";
import { signIn } from "../world/sign-in.ts";

/** More of one address would be refused: one password is looked at, four wait. */
const LOGIN_CONNECTIONS = 4;
const WARM_UP_SHARE = 0.5;

const SERVERS = ["product", "installed", "tuned"] as const;
type Server = (typeof SERVERS)[number];
type Rounds = Readonly<Record<Server, Cost[]>>;

/** What a call costs in the product and in the two bare servers, by turns on one PostgreSQL. */
export async function measureCalls(world: World, sizes: Sizes): Promise<PartReport> {
  const person = await world.newPerson(sizes.smallTasks);
  await seedFloor(world.adminUrl);
  const servers: Record<Server, { readonly url: string; readonly pid: number }> = {
    product: world.product,
    installed: await world.startFloor("installed"),
    tuned: await world.startFloor("tuned"),
  };
  const taskIds = await findTaskIds(world, person);
  const found = new Map<Call, Rounds>();
  for (const call of CALLS) {
    const rounds: Rounds = { product: [], installed: [], tuned: [] };
    for (let round = 0; round <= sizes.rounds; round += 1) {
      const accessToken = await signIn(world.product.url, person);
      const caller: Caller = { person, accessToken, taskIds };
      const amount = sizes.amounts[call] * (round === 0 ? WARM_UP_SHARE : 1);
      for (const server of SERVERS) {
        const { url, pid } = servers[server];
        const connections = call === "login" ? LOGIN_CONNECTIONS : sizes.connections;
        const load = { url, next: requestsOf(call, caller), amount, connections };
        const cost = await measure(load, { server: pid, postmaster: world.postmaster });
        if (round > 0) rounds[server].push(cost);
      }
    }
    found.set(call, rounds);
  }
  return { part: "calls", figures: toFigures(found), table: toTable(found) };
}

async function findTaskIds(
  { adminUrl }: World,
  { workspaceId }: Person,
): Promise<readonly string[]> {
  return asSuperuser(adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from floor.task where workspace_id = $1",
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  });
}

function toFigures(found: ReadonlyMap<Call, Rounds>): Figure[] {
  const list = found.get("list 50");
  if (!list) return [];
  return [
    {
      name: "list 50: CPU of the server ÷ the floor as installed",
      value: ratio(list, "installed"),
      unit: "×",
      goal: 1,
    },
    {
      name: "list 50: CPU of the server ÷ the floor as tuned",
      value: ratio(list, "tuned"),
      unit: "×",
      goal: 2,
    },
  ];
}

/** Of each round by itself, as what else the machine does changes from round to round. */
function ratio(rounds: Rounds, floor: Exclude<Server, "product">): number {
  return median(
    rounds.product.map(({ serverUs }, index) => serverUs / (rounds[floor][index]?.serverUs ?? NaN)),
  );
}

function toTable(found: ReadonlyMap<Call, Rounds>): Table {
  const columns = [
    "call, server",
    "CPU µs",
    "PostgreSQL µs",
    "a second",
    "p99 ms",
    "product ÷ this",
  ];
  const rows = [...found].flatMap(([call, rounds]) =>
    SERVERS.map((server): [string, ...number[]] => {
      const mid = (read: (cost: Cost) => number) => median(rounds[server].map(read));
      return [
        `${call}, ${server}`,
        mid(({ serverUs }) => serverUs),
        mid(({ postgresUs }) => postgresUs),
        mid(({ perSecond }) => perSecond),
        mid(({ p99Ms }) => p99Ms),
        server === "product" ? 1 : ratio(rounds, server),
      ];
    }),
  );
  return { columns, rows };
}
