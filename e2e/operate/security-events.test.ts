import type { SecurityEventName } from "@taskflow/domain";
import { createLog } from "@taskflow/server";
import { expect, test } from "vitest";
import { readRepositoryFile } from "../src/operate/repository.ts";

/** What is missing here, or too much, does not compile: so the keys are the names. */
const EVENTS = Object.keys({
  registered: true,
  sign_in: true,
  sign_in_failed: true,
  signature_refused: true,
  sign_out: true,
  refresh_reused: true,
  reauthenticated: true,
  reauthentication_failed: true,
  password_changed: true,
  session_ended: true,
  account_exported: true,
  account_deleted: true,
  workspace_deleted: true,
  invitation_accepted: true,
  member_role_changed: true,
  member_removed: true,
  token_created: true,
  token_revoked: true,
  token_rotated: true,
  token_secret_ended: true,
  denied: true,
} satisfies Record<SecurityEventName, true>) as SecurityEventName[];

const [, section = ""] = readRepositoryFile("SECURITY.md").split("## Security events");
const cells = [...section.matchAll(/^\| ([^|]*`[^|]*) \|/gmu)].map(([, cell = ""]) => cell);
const namesIn = (texts: readonly string[]) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/`(\w+)`/gu)].map(([, name]) => name)));

test("SECURITY.md names every security event, and none that there is not", () => {
  expect(namesIn(cells)).toEqual(new Set(EVENTS));
});

test("those in bold are the ones that a log of warnings keeps", () => {
  const lines: string[] = [];
  const log = createLog("warn", { write: (line) => lines.push(line) });
  for (const event of EVENTS) log.security({ event, requestId: "1", address: "192.0.2.1" });
  const bold = namesIn(cells.filter((cell) => cell.startsWith("**")));
  expect(new Set(lines.map((line) => (JSON.parse(line) as { event: string }).event))).toEqual(bold);
});
