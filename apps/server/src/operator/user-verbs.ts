import { createPasswordHasher } from "@taskflow/crypto";
import { createDatabase, type IdentityHandle } from "@taskflow/db";
import {
  createUser,
  type CreateUserInput,
  listUsers,
  resetPassword,
  setUserDisabled,
} from "@taskflow/domain";
import type { Config } from "../config.ts";
import type { Say } from "../start/say.ts";
import { countOf } from "./count-of.ts";
import { withAdminUrl } from "./with-admin-url.ts";

/** Shows every account, one a line. */
export function showUsers(config: Config, say: Say): Promise<void> {
  return withIdentity(config, say, async (auth) => {
    for (const { email, name, createdAt, disabledAt, sessions } of await listUsers(auth)) {
      const state =
        disabledAt === null
          ? countOf(sessions, "session")
          : `disabled since ${disabledAt.slice(0, 10)}`;
      say("user", `${email}  ${name}, since ${createdAt.slice(0, 10)}, ${state}`);
    }
  });
}

/** Ends all sessions and tokens of an account and keeps it from signing in. */
export function disableUser(config: Config, email: string, say: Say): Promise<void> {
  return withIdentity(config, say, async (auth) => {
    await setUserDisabled(auth, email, true);
    say("user", `${email} is disabled, all its sessions and tokens have ended`);
  });
}

/** Lets a disabled account sign in again. */
export function enableUser(config: Config, email: string, say: Say): Promise<void> {
  return withIdentity(config, say, async (auth) => {
    await setUserDisabled(auth, email, false);
    say("user", `${email} may sign in`);
  });
}

/** Makes an account, also on a server that takes no registrations, and shows its password, this once. */
export function addUser(config: Config, input: CreateUserInput, say: Say): Promise<void> {
  return withIdentity(config, say, async (auth) => {
    const password = await createUser({ auth, passwords: createPasswordHasher() }, input);
    say("user", `${input.email} has an account, and the password ${password}`);
    say("", "It is shown this once.");
  });
}

/** Gives an account a new password and shows it, this once. */
export function resetUserPassword(config: Config, email: string, say: Say): Promise<void> {
  return withIdentity(config, say, async (auth) => {
    const password = await resetPassword({ auth, passwords: createPasswordHasher() }, email);
    say("user", `${email} has the password ${password}`);
    say("", "It is shown this once, and all sessions and tokens have ended.");
  });
}

/** As tf_auth, which no login of ours needs a password for: the admin's login takes the role on. */
function withIdentity(
  config: Config,
  say: Say,
  run: (auth: IdentityHandle) => Promise<void>,
): Promise<void> {
  return withAdminUrl(config, say, async (adminUrl) => {
    const database = createDatabase({ appUrl: adminUrl, authUrl: adminUrl, assumesRoles: true });
    try {
      await run(database.auth);
    } finally {
      await database.close();
    }
  });
}
