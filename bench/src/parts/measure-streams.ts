import { setTimeout as pause } from "node:timers/promises";
import { registerPerson, type Person } from "@taskflow/e2e/register-person";
import { follow } from "../load/follow.ts";
import { residentMegabytes } from "../load/memory.ts";
import { median, percentile } from "../load/statistics.ts";
import type { PartReport } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import { asSuperuser } from "../world/as-superuser.ts";
import type { World } from "../world/open-world.ts";

const STREAMS_A_PERSON = 10;
const BETWEEN_MS = 200;

/** What open streams weigh, and how long it takes until a change has reached all of them. */
export async function measureStreams(world: World, sizes: Sizes): Promise<PartReport> {
  const { url, pid } = world.product;
  const writer = await world.newPerson(sizes.smallTasks);
  const { workspaceId } = writer;
  const members: Person[] = [];
  for (let count = 0; count < sizes.streamPeople; count += 1)
    members.push(await registerPerson(url));
  await join(world.adminUrl, workspaceId, members);
  await pause(sizes.restMs);
  const before = residentMegabytes(pid);
  const tokens = members.flatMap(({ accessToken }) =>
    Array.from({ length: STREAMS_A_PERSON }, () => ({ workspaceId, accessToken })),
  );
  const streams = await follow(url, tokens);
  await pause(sizes.restMs);
  const idle = residentMegabytes(pid);
  const times: number[] = [];
  for (let change = 0; change < sizes.streamChanges; change += 1) {
    const title = `Change ${change} of many`;
    const write = () => writer.api.task.create.mutate({ workspaceId, title });
    times.push(...(await streams.timeUntilTold(`"${title}"`, write)));
    await pause(BETWEEN_MS);
  }
  streams.close();
  const ascending = times.toSorted((a, b) => a - b);
  return {
    part: "streams",
    figures: [
      {
        name: `memory of ${tokens.length} idle streams`,
        value: idle - before,
        unit: "MB",
        goal: 150,
      },
      {
        name: `a change reaches ${tokens.length} streams, p99`,
        value: percentile(ascending, 0.99),
        unit: "ms",
        goal: 250,
      },
      { name: "the same, median", value: median(ascending), unit: "ms" },
    ],
  };
}

/** Makes people viewers of a workspace, past invitations. */
async function join(adminUrl: string, workspaceId: string, members: readonly Person[]) {
  await asSuperuser(adminUrl, async (client) => {
    const emails = members.map(({ email }) => email);
    for (const table of ["membership", "access"]) {
      await client.query(
        `insert into public.${table} (workspace_id, user_id, role)
         select $1, id, 'viewer' from public."user" where email = any ($2)`,
        [workspaceId, emails],
      );
    }
  });
}
