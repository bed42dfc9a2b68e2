import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** An installed PostgreSQL: a directory with bin, lib and share, which find each other by relative paths. */
export interface Binaries {
  readonly root: string;
  /** The whole version of the package, such as "18.4.0". */
  readonly version: string;
  readonly major: number;
}

/** Names a program of an installed PostgreSQL. */
export const programOf = (binaries: Binaries, name: "initdb" | "postgres"): string =>
  join(binaries.root, "bin", name);

/**
 * Finds the PostgreSQL that was installed for this platform.
 *
 * @throws {EmbeddedPostgresError} `unsupported_platform` if there is none.
 */
export function locateBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const packageRoot = join(dirname(entry), "..");
    const version = readVersion(join(packageRoot, "package.json"));
    return { root: join(packageRoot, "native"), version, major: Number.parseInt(version, 10) };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      "unsupported_platform",
      `No PostgreSQL for ${platform} is installed with TaskFlow. Install the optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

function readVersion(packageFile: string): string {
  const parsed: unknown = JSON.parse(readFileSync(packageFile, "utf8"));
  if (typeof parsed === "object" && parsed !== null && "version" in parsed) {
    return String(parsed.version);
  }
  throw new Error(`${packageFile} has no version`);
}
