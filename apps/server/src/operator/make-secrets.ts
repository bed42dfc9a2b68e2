import { randomBytes } from "node:crypto";
import { access, chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Say } from "../start/say.ts";

/** Who reads a file, by the numbers that the images give their users. */
const POSTGRES = 999;
const NODE = 1000;

const OWNER = "taskflow_owner";
const SERVER = "taskflow";

/** A secret, as a file for one reader. */
interface SecretFile {
  readonly name: string;
  readonly text: string;
  readonly reader: number;
}

/**
 * Makes the secrets of an installation in containers, unless they are there: of the login that owns the
 * database, of the one that serves, and of the server itself. Each file is for its one reader, so that
 * the server cannot read the owner's. As root it hands them over, and needs no right but to do that.
 */
export async function makeSecrets(directory: string, say: Say): Promise<void> {
  const done = join(directory, "made");
  if (await isThere(done)) return say("secrets", "are there");
  for (const file of newSecrets()) await put(directory, file);
  await writeFile(done, "", { flush: true });
  say("secrets", `made in ${directory}`);
}

function newSecrets(): SecretFile[] {
  const ownerPassword = newSecret();
  const servingUrl = urlFor(SERVER, newSecret());
  return [
    { name: "owner/password", text: ownerPassword, reader: POSTGRES },
    { name: "owner/database-url", text: servingUrl, reader: POSTGRES },
    { name: "owner/database-direct-url", text: urlFor(OWNER, ownerPassword), reader: POSTGRES },
    { name: "server/database-url", text: servingUrl, reader: NODE },
    { name: "server/secret", text: newSecret(), reader: NODE },
  ];
}

const newSecret = () => randomBytes(32).toString("base64url");
const urlFor = (user: string, password: string) =>
  `postgres://${user}:${password}@database:5432/taskflow`;

/** Under its name a file is whole, and its reader's already. */
async function put(directory: string, { name, text, reader }: SecretFile): Promise<void> {
  const path = join(directory, name);
  const draft = `${path}.new`;
  await mkdir(join(path, ".."), { recursive: true });
  await rm(draft, { force: true });
  await writeFile(draft, text, { mode: 0o600, flush: true });
  if (process.getuid?.() === 0) await chown(draft, reader, reader);
  await rename(draft, path);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
