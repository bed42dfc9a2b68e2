import {
  ActivityAct,
  ActivityKind,
  AppErrorCode,
  MailOutcome,
  ProjectColor,
  ProjectIcon,
  ProjectRole,
  Role,
  SCOPES,
  TaskPriority,
  TaskStatus,
  TokenKind,
} from "@taskflow/contract";
import { expect, test } from "vitest";
import { COMMANDS, COMMAND_IDS } from "../features/command/command-table.ts";
import { EXAMPLE_LANGUAGES } from "../features/developers/examples/index.ts";
import { splitScope } from "../features/developers/offered-scopes.ts";
import { SETTINGS_SECTIONS, WORKSPACE_SECTIONS } from "../features/settings/settings-sections.ts";
import { EN_ACTIVITY } from "./en-activity.ts";
import { EN_SETTINGS } from "./en-settings.ts";
import { EN_VISIT } from "./en-visit.ts";
import { EN } from "./en.ts";

const SOURCES = Object.values(
  import.meta.glob<string>("../{app,features,lib,ui}/**/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).join("\n");

const SECTION_NAMES = [...SETTINGS_SECTIONS, ...WORKSPACE_SECTIONS].map(({ name }) => name);

/** Texts of which the last part of the key is computed, and what it can be. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  "activity.done": ActivityAct.options,
  "activity.field": Object.keys(EN_ACTIVITY.activity.field),
  "activity.kinds": ActivityKind.options,
  "activity.noun": [...ActivityKind.options, "project_member", "share_link"],
  "command.group": COMMAND_IDS.map((id) => COMMANDS[id].group),
  "command.label": COMMAND_IDS,
  "access.role": ProjectRole.options,
  "api.languages": EXAMPLE_LANGUAGES,
  "api.needs": EXAMPLE_LANGUAGES,
  "api.needsHelp": EXAMPLE_LANGUAGES,
  changeToken: ["rename", "rotate", "revoke"],
  "changeToken.overlapHours": ["0", "24", "168"],
  "conflict.changed": ["title", "description"],
  "error.code": AppErrorCode.options,
  "filter.any": ["status", "priority"],
  "filter.name": ["status", "priority"],
  "general.about": ["personal", "team"],
  history: ["undone", "redone", "overtaken"],
  "history.field": ["title", "description", "status", "priority", "dueDate"],
  "history.what": ["create", "delete", "restore"],
  "invitations.mail": MailOutcome.exclude(["not_asked"]).options,
  "priority.word": TaskPriority.options,
  "projects.colors": ProjectColor.options,
  "projects.icons": ProjectIcon.options,
  "role.help": Role.options,
  "role.word": Role.options,
  "sample.done": ["byKeys", "byTouch"],
  "sample.own": ["byKeys", "byTouch"],
  "sample.open": ["byKeys", "byTouch"],
  "sample.properties": ["byKeys", "byTouch"],
  "sample.find": ["byKeys", "byTouch"],
  "sample.openDetails": ["byKeys", "byTouch"],
  "scopes.level": ["none", "read", "write", "admin"],
  "scopes.short": ["read", "write", "admin"],
  "scopes.thing": SCOPES.map((scope) => splitScope(scope).thing),
  "settings.also": SECTION_NAMES,
  "settings.section": SECTION_NAMES,
  "status.word": TaskStatus.options,
  theme: ["system", "light", "dark"],
  tokens: ["everybody", "mine", "expired", "refused"],
  "tokens.kind": TokenKind.options,
  "tokens.kindHelp": TokenKind.options,
  "toast.failed": ["create", "update", "delete", "restore"],
};

const COMPUTED: ReadonlySet<string> = new Set(
  Object.entries(FAMILIES).flatMap(([family, names]) => names.map((name) => `${family}.${name}`)),
);

function keysOf(texts: object, prefix = ""): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === "object" && text !== null
      ? keysOf(text, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

test("no text is left over: each is said somewhere, by its key or as one of a family", () => {
  const unsaid = [...keysOf(EN), ...keysOf(EN_SETTINGS), ...keysOf(EN_VISIT)].filter(
    (key) => !SOURCES.includes(`"${key}"`),
  );
  expect(unsaid.filter((key) => !COMPUTED.has(key))).toEqual([]);
});

test.each([
  ["the settings", EN_SETTINGS],
  ["pages for visitors", EN_VISIT],
])("the own texts of %s stand beside the others and hide none of them", (_, texts) => {
  expect(Object.keys(texts).filter((area) => area in EN)).toEqual([]);
});

test("every family of texts is said somewhere", () => {
  const unsaid = Object.keys(FAMILIES).filter((family) => !SOURCES.includes(`\`${family}.\${`));
  expect(unsaid).toEqual([]);
});
