import type { OpenShareInput, SharedProjectJson } from "@taskflow/contract";
import { hashOneTimeSecret } from "@taskflow/crypto";
import type { PublicContext } from "../context.ts";
import { chargePasswordFailure, forgetPasswordFailures } from "../limit/password-failures.ts";
import { findShare, type Share } from "./find-share.ts";
import { readShared } from "./read-shared.ts";
import { sealPass } from "./share-pass.ts";
import { shareVoid } from "./share-void.ts";

/**
 * Opens a link: tells what the project is called, and where a password was wanted gives a pass for the
 * pages of its tasks.
 *
 * A password that is given is looked at also for a link that there is not: it costs the same tries and the
 * same work.
 *
 * @throws {DomainError} `share_void`; `rate_limited` after five wrong passwords; `busy`.
 */
export async function openShare(
  ctx: PublicContext,
  { secret, password }: OpenShareInput,
): Promise<SharedProjectJson> {
  const { database, cursors } = ctx.services;
  const hash = hashOneTimeSecret(secret);
  const share = await findShare(database, hash);
  const isRight = password === undefined || (await verifyPassword(ctx, { share, hash, password }));
  if (!share || !isRight || (share.passwordHash !== null && password === undefined)) {
    throw shareVoid();
  }
  const project = await readShared(database, hash, (db) =>
    db.selectFrom("project").select(["name", "key", "color", "icon"]).executeTakeFirst(),
  );
  if (!project) throw shareVoid();
  return { ...project, pass: share.passwordHash === null ? null : sealPass(cursors, share.id) };
}

/** One try at the password of a link. */
interface Attempt {
  readonly share: Share | undefined;
  readonly hash: Buffer;
  readonly password: string;
}

/** True also for a link that wants none: what nobody asked for is not looked at. */
async function verifyPassword(
  { services, call }: PublicContext,
  { share, hash, password }: Attempt,
): Promise<boolean> {
  if (share?.passwordHash === null) return true;
  const tries = { bucket: "share", subject: hash.toString("hex") } as const;
  using place = services.passwords.enter(call.address);
  await chargePasswordFailure(services, tries);
  const { isMatch } = await place.verify(password, share?.passwordHash);
  if (isMatch) await forgetPasswordFailures(services, tries);
  return isMatch;
}
