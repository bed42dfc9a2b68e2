import { readConfig } from "../config.ts";
import { migrateDatabase } from "../migrate.ts";
import { type Say, sayTo } from "../start/say.ts";
import { exportAudit, streamAudit, verifyAudit } from "./audit.ts";
import { backUp, STREAM, streamBackUp } from "./back-up.ts";
import { diagnose, diagnoseAsJson } from "./diagnose.ts";
import { makeSecrets } from "./make-secrets.ts";
import { restore } from "./restore.ts";
import { addUser, disableUser, enableUser, resetUserPassword, showUsers } from "./user-verbs.ts";
import type { Verb } from "./verb.ts";

/** What whoever runs the server may ask of it, beside to serve. */
export function operatorVerbs(say: Say): readonly Verb[] {
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
      run: async () => failUnless(await diagnose(readConfig(), say)),
    },
    {
      name: "doctor --json",
      about: "the same for programs",
      run: async () => failUnless(await diagnoseAsJson(readConfig(), print)),
    },
    {
      name: "secrets",
      operands: ["directory"],
      about: "make the secrets that docker-compose.yml reads, once",
      run: (path) => makeSecrets(required(path), say),
    },
    {
      name: "backup",
      operands: file,
      about: "write everything into one new file, or to - for the output; the server may go on",
      run: (path) =>
        path === STREAM
          ? streamBackUp(readConfig(), process.stdout, sayTo(process.stderr))
          : backUp(readConfig(), required(path), say),
    },
    {
      name: "restore",
      operands: file,
      about: "put a backup, or - for the input, into an empty database, and compare every row",
      run: (path) => restore(readConfig(), required(path), say),
    },
    ...auditVerbs(say),
    ...userVerbs(say),
  ];
}

function auditVerbs(say: Say): readonly Verb[] {
  return [
    {
      name: "audit verify",
      option: "against",
      about: "compute the hash chain of every change log again, and compare with an earlier export",
      run: async (against) => failUnless(await verifyAudit(readConfig(), against, say)),
    },
    {
      name: "audit export",
      operands: ["file"],
      about: "write the change logs as JSON lines into one new file, or to - for the output",
      run: (path) =>
        path === STREAM
          ? streamAudit(readConfig(), process.stdout, sayTo(process.stderr))
          : exportAudit(readConfig(), required(path), say),
    },
  ];
}

function userVerbs(say: Say): readonly Verb[] {
  const email = ["e-mail"];
  return [
    { name: "user list", about: "show all accounts", run: () => showUsers(readConfig(), say) },
    {
      name: "user create",
      operands: email,
      option: "name",
      about: "make an account, whoever may register, with a new random password",
      run: (text, name) => addUser(readConfig(), { email: required(text), name }, say),
    },
    {
      name: "user disable",
      operands: email,
      about: "end all sessions and tokens of an account and let it sign in no more",
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
      about: "give an account a new random password, and end all its sessions and tokens",
      run: (text) => resetUserPassword(readConfig(), required(text), say),
    },
  ];
}

const print = (text: string) => process.stdout.write(text);

function failUnless(isWell: boolean): void {
  if (!isWell) process.exitCode = 1;
}

/** `findVerb` gives every operand that a verb names. */
function required(operand: string | undefined): string {
  if (operand === undefined) throw new Error("an operand is missing");
  return operand;
}
