import type { Config } from "../config.ts";
import type { Say } from "../start/say.ts";
import { type Diagnosis, examine } from "./doctor.ts";

const WORD = { ok: "ok", note: "note", fault: "FAULT" } as const satisfies Record<
  Diagnosis["state"],
  string
>;

/** Says one line a thing: "ok", "note", or "FAULT" with what to do. Answers whether nothing is wrong. */
export async function diagnose(config: Config, say: Say): Promise<boolean> {
  const found = await examine(config, ({ topic, state, text }) =>
    say(topic, `${WORD[state].padEnd(7)}${text}`),
  );
  return isWell(found);
}

/** The same for programs: one JSON document. */
export async function diagnoseAsJson(
  config: Config,
  write: (text: string) => unknown,
): Promise<boolean> {
  const checks = await examine(config, () => {});
  write(`${JSON.stringify({ ok: isWell(checks), checks }, null, 2)}\n`);
  return isWell(checks);
}

const isWell = (found: readonly Diagnosis[]) => found.every(({ state }) => state !== "fault");
