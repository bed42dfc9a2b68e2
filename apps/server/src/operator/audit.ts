import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { createInterface } from "node:readline";
import { PassThrough, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  exportLogs,
  type KeptChange,
  type LogVerdict,
  OperatorError,
  verifyLogs,
} from "@taskflow/db";
import type { Config } from "../config.ts";
import type { Say } from "../start/say.ts";
import { countOf } from "./count-of.ts";
import { withAdminUrl } from "./with-admin-url.ts";
import { writeNewFile } from "./write-new-file.ts";

/**
 * Computes the hash chain of every workspace's change log again and says what was found, a workspace a
 * line. Tells whether all are as they were written.
 *
 * @param against a file of {@link exportAudit}, with which the logs must begin.
 * @throws {OperatorError} if that file cannot be read or is none.
 */
export async function verifyAudit(
  config: Config,
  against: string | undefined,
  say: Say,
): Promise<boolean> {
  const kept = against === undefined ? undefined : await readKept(against);
  const verdicts = await withAdminUrl(config, say, (url) => verifyLogs(url, kept));
  for (const each of verdicts) say("audit", sentenceOf(each));
  if (kept) say("audit", `${countOf(kept.size, "workspace")} in ${against} compared`);
  const broken = verdicts.filter(({ verdict }) => verdict.kind !== "intact").length;
  const checked = countOf(verdicts.length, "workspace");
  say("audit", broken === 0 ? `${checked}, all intact` : `${checked}, ${broken} NOT AS WRITTEN`);
  return broken === 0;
}

/** Writes the change logs of all workspaces as JSON, a change a line, into one new file. */
export async function exportAudit(config: Config, path: string, say: Say): Promise<void> {
  const lines = await writeNewFile(path, (target) => write(config, target, say));
  say("audit", `${countOf(lines, "change")} in ${path}`);
}

/** The same into a stream such as standard output. */
export async function streamAudit(config: Config, target: Writable, say: Say): Promise<void> {
  say("audit", countOf(await write(config, target, say), "change"));
}

async function write(config: Config, target: Writable, say: Say): Promise<number> {
  const text = new PassThrough();
  const stored = pipeline(text, target);
  const written = withAdminUrl(config, say, (url) => exportLogs(url, text)).finally(() =>
    text.end(),
  );
  const [lines] = await Promise.all([written, stored]);
  return lines;
}

const FAULTS = {
  missing: "it is not there, or another one is in its place",
  row: "it was edited, or is another one",
  payload: "what it changed was edited",
  head: "the log does not end where it says it does: changes were removed, or put, at its end",
  kept: "it is not the one of the file: the log was written anew, or cut",
} as const;

function sentenceOf({ workspaceId, slug, verdict }: LogVerdict): string {
  const name = slug ?? workspaceId;
  switch (verdict.kind) {
    case "intact": {
      const since = verdict.erasedSince === 0 ? "" : `, ${verdict.erasedSince} of them since`;
      const erased =
        verdict.erased === 0 ? "" : `, of ${verdict.erased} the content erased${since}`;
      return `${name}: ${countOf(verdict.changes, "change")}${erased}, intact, ${verdict.hash}`;
    }
    case "broken":
      return `${name}: BROKEN at change ${verdict.seq}: ${FAULTS[verdict.what]}`;
    case "gone":
      return `${name}: GONE: it is in the file; its owner has deleted it since, or somebody by hand`;
  }
}

/** The last change of each workspace in an export. */
async function readKept(path: string): Promise<ReadonlyMap<string, KeptChange>> {
  await access(path).catch((cause: unknown) => {
    throw new OperatorError(`The file ${path} cannot be read.`, { cause });
  });
  const kept = new Map<string, KeptChange>();
  let count = 0;
  let isWhole = false;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const change: Line | undefined = isWhole ? undefined : parseLine(line);
    if (!change) {
      throw new OperatorError(`Line ${count + 1} of ${path} is no line of an audit export.`);
    }
    if ("changes" in change) {
      isWhole = change.changes === count;
      continue;
    }
    count += 1;
    const before = kept.get(change.workspaceId)?.erased ?? 0;
    const { workspaceId, seq, hash, isErased } = change;
    kept.set(workspaceId, { seq, hash, erased: before + (isErased ? 1 : 0) });
  }
  if (!isWhole) throw new OperatorError(`The file ${path} is no whole audit export.`);
  return kept;
}

type Line =
  | {
      readonly workspaceId: string;
      readonly seq: number;
      readonly hash: string;
      readonly isErased: boolean;
    }
  | { readonly changes: number };

function parseLine(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const { workspaceId, seq, hash, isErased, changes } = line;
    if (typeof changes === "number") return { changes };
    const isOne =
      typeof workspaceId === "string" && typeof seq === "number" && typeof hash === "string";
    return isOne ? { workspaceId, seq, hash, isErased: isErased === true } : undefined;
  } catch {
    return undefined;
  }
}
