import { readRepositoryFile } from "./repository.ts";

/** One stage of the Dockerfile. */
interface Stage {
  /** The shell commands of its RUN lines. */
  readonly runs: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
}

/** Reads the two stages of the Dockerfile: the build, and the image. */
export function readStages(): readonly Stage[] {
  const text = readRepositoryFile("Dockerfile")
    .replaceAll(/^\s*#.*\n/gmu, "")
    .replaceAll("\\\n", " ");
  return text
    .split(/^(?=FROM )/mu)
    .filter((part) => part.startsWith("FROM "))
    .map(toStage);
}

function toStage(text: string): Stage {
  const linesOf = (instruction: string) =>
    [...text.matchAll(new RegExp(`^${instruction} (.*)$`, "gmu"))].map(([, rest = ""]) => rest);
  const settings = linesOf("ENV")
    .flatMap((line) => line.split(/\s+/u))
    .map((pair) => pair.split("=", 2) as [string, string]);
  const entrypoint: unknown = JSON.parse(linesOf("ENTRYPOINT").at(-1) ?? "[]");
  return {
    runs: linesOf("RUN"),
    settings: Object.fromEntries(settings),
    // Its exec form is a list of words.
    entrypoint: entrypoint as string[],
  };
}
