import { measureBrowser } from "./parts/measure-browser.ts";
import { measureCalls } from "./parts/measure-calls.ts";
import { BEHIND_A_PROXY, measureFlood } from "./parts/measure-flood.ts";
import { measureMemberships } from "./parts/measure-memberships.ts";
import { measureProcess } from "./parts/measure-process.ts";
import { measureSizes } from "./parts/measure-sizes.ts";
import { measureStreams } from "./parts/measure-streams.ts";
import type { Part, PartReport } from "./report/part-report.ts";
import type { Sizes } from "./sizes.ts";
import { openWorld, type World } from "./world/open-world.ts";

/** What is measured, and with what. */
export interface Bench {
  readonly sizes: Sizes;
  /** The server's program. */
  readonly program: string;
  readonly chromiumPath: string;
}

/** Runs one part in a world of its own, so that no part sees what another has left behind. */
export async function runBench(part: Part, bench: Bench): Promise<PartReport> {
  if (part === "process") return measureProcess(bench.program, bench.sizes);
  const world = await openWorld(bench.program, part === "flood" ? BEHIND_A_PROXY : {});
  try {
    return await measureIn(world, part, bench);
  } finally {
    await world.close();
  }
}

function measureIn(
  world: World,
  part: Exclude<Part, "process">,
  { sizes, chromiumPath }: Bench,
): Promise<PartReport> {
  switch (part) {
    case "calls":
      return measureCalls(world, sizes);
    case "sizes":
      return measureSizes(world, sizes);
    case "memberships":
      return measureMemberships(world, sizes);
    case "flood":
      return measureFlood(world, sizes);
    case "streams":
      return measureStreams(world, sizes);
    case "browser":
      return measureBrowser(world, sizes, chromiumPath);
  }
}
