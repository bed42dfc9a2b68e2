import { readConfig } from "../config.ts";
import { migrateDatabase } from "../migrate.ts";
import type { Say } from "../start/say.ts";
import { backUp } from "./back-up.ts";
import { examine } from "./doctor.ts";
import { restore } from "./restore.ts";
import { disableUser, enableUser, resetUserPassword, showUsers } from "./user-verbs.ts";
import type { Verb } from "./verb.ts";

/** What whoever runs the server may ask of it, beside to serve. */
export function operatorVerbs(say: Say): readonly Verb[] {
  const email = ["e-mail"];
  const file = ["file"];
  return [
    {
      name: "migrate",
      about: "bring the database of DATABASE_URL up to date",
      run: () => migrateDatabase(readConfig(), say),
    },
    {
      name: "doctor",
      about: "look for what is wrong, and say what to do",
      run: async () => {
        if (!(await examine(readConfig(), say))) process.exitCode = 1;
      },
    },
    {
      name: "backup",
      operands: file,
      about: "write everything into one new file; the server may go on",
      run: (path) => backUp(readConfig(), required(path), say),
    },
    {
      name: "restore",
      operands: file,
      about: "put a backup into an empty database, and compare every row",
      run: (path) => restore(readConfig(), required(path), say),
    },
    { name: "user list", about: "show all accounts", run: () => showUsers(readConfig(), say) },
    {
      name: "user disable",
      operands: email,
      about: "end all sessions of an account and let it sign in no more",
      run: (text) => disableUser(readConfig(), required(text), say),
    },
    {
      name: "user enable",
      operands: email,
      about: "let a disabled account sign in again",
      run: (text) => enableUser(readConfig(), required(text), say),
    },
    {
      name: "user reset-password",
      operands: email,
      about: "give an account a new random password, and end all its sessions",
      run: (text) => resetUserPassword(readConfig(), required(text), say),
    },
  ];
}

/** `findVerb` gives every operand that a verb names. */
function required(operand: string | undefined): string {
  if (operand === undefined) throw new Error("an operand is missing");
  return operand;
}
