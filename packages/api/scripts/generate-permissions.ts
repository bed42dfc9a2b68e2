// Writes docs/permissions.md from the tables that the server decides by. `--check` only compares.
import { readFileSync, writeFileSync } from "node:fs";
import {
  isAllowedInProject,
  MANAGED_ROLES,
  type Permission,
  PERMISSION_SCOPES,
  PERMISSIONS,
  PROCEDURE_ACCESS,
  ProjectRole,
  Role,
} from "@taskflow/contract";
import { allProcedures, type ListedProcedure } from "../src/testing/all-procedures.ts";

const target = new URL("../../../docs/permissions.md", import.meta.url);

const CALLERS: Readonly<Record<string, string>> = {
  public: "everybody",
  session: "whoever is signed in",
  token: "a token, about itself",
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const mark = (isIt: boolean) => (isIt ? "yes" : "");

function permissionRows(): string[][] {
  return Object.entries<readonly Role[]>(PERMISSIONS).map(([permission, roles]) => [
    `\`${permission}\``,
    ...Role.options.map((role) => mark(roles.includes(role))),
  ]);
}

function scopeRows(): string[][] {
  return Object.entries<string | null>(PERMISSION_SCOPES).map(([permission, scope]) => [
    `\`${permission}\``,
    scope === null ? "" : `\`${scope}\``,
  ]);
}

/** What an editor of the workspace may do in a private project, by the role they were given there. */
function projectRows(): string[][] {
  const ofProjects = Object.keys(PERMISSIONS).filter((name) =>
    /^(?:project:(?!create)|share:|task:)/u.test(name),
  );
  return ofProjects.map((name) => [
    `\`${name}\``,
    ...ProjectRole.options.map((projectRole) =>
      // Object.keys knows no more of its keys than that they are text.
      mark(
        isAllowedInProject({ role: "editor", projectRole, isPrivate: true }, name as Permission),
      ),
    ),
  ]);
}

function managementRows(): string[][] {
  return Role.options.map((role) => {
    const managed: readonly Role[] = MANAGED_ROLES[role];
    return [`**${role}**`, ...Role.options.map((other) => mark(managed.includes(other)))];
  });
}

function procedureRows(): string[][] {
  const access: Readonly<Record<string, string>> = PROCEDURE_ACCESS;
  const toRow = ({ path, meta: { openapi } }: ListedProcedure) => {
    const needed = access[path] ?? "";
    const caller = CALLERS[needed] ?? `\`${needed}\``;
    return [`\`${path}\``, `\`${openapi.method} ${openapi.path}\``, openapi.summary, caller];
  };
  return allProcedures().map(toRow);
}

function document(): string {
  return `# Who may do what

Generated from [permission.ts](../packages/contract/src/permission.ts), [permission-scope.ts](../packages/contract/src/permission-scope.ts) and [procedure-access.ts](../packages/contract/src/procedure-access.ts) by \`npm run generate\`; do not edit. The server decides by these tables, the web app shows by them, and [the census](../packages/api/src/census.db.test.ts) tries each row as every role.

## In a workspace

Whoever is no member gets the answer for a workspace that does not exist.

${table(["permission", ...Role.options], permissionRows())}

## In a project

Owners and admins are over every project. In an open one everybody else may do what the workspace says, and who manages it may do more: this table's first column. In a private one an editor of the workspace may do what the table says, a viewer may read if they are named in it, and for who is not it does not exist. The project that a workspace begins with is open, and stays.

${table(["permission", ...ProjectRole.options], projectRows())}

## By a token

What an [API token](tokens.md) needs besides its owner's role. Where nothing stands, a token may not. A scope for \`write\` includes \`read\`, and one for \`admin\` both.

${table(["permission", "scope"], scopeRows())}

## Whose roles one may give and take away

For \`member:manage\`, \`invitation:manage\` and what they allow: the row may manage the column. An invitation makes nobody an owner, and a workspace never loses its last one.

${table(["", ...Role.options], managementRows())}

## What each call needs

REST paths are below \`/api\`. Some calls want the password to have been given a moment ago as well; they say so.

${table(["procedure", "REST", "what it does", "who may call it"], procedureRows())}
`;
}

const generated = document();
if (!process.argv.includes("--check")) {
  writeFileSync(target, generated);
} else if (readFileSync(target, "utf8") !== generated) {
  console.error("docs/permissions.md is stale: run `npm run generate`");
  process.exitCode = 1;
}
