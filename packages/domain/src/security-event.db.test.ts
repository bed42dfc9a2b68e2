import { randomBytes, randomUUID } from "node:crypto";
import {
  CreateTokenInput,
  NewPassword,
  SessionId,
  TokenId,
  UserId,
  WorkspaceId,
} from "@taskflow/contract";
import { contentDigest, createPasswordHasher, signRequest } from "@taskflow/crypto";
import type { Database } from "@taskflow/db";
import { describe, expect } from "vitest";
import { changePassword } from "./account/change-password.ts";
import { confirmPassword } from "./account/confirm-password.ts";
import { deleteAccount } from "./account/delete-account.ts";
import { exportAccount } from "./account/export-account.ts";
import { refreshSession } from "./account/refresh-session.ts";
import { signIn } from "./account/sign-in.ts";
import { signOut } from "./account/sign-out.ts";
import { publicContext } from "./context.ts";
import { acceptInvitation } from "./invitation/accept-invitation.ts";
import { createInvitation } from "./invitation/create-invitation.ts";
import { removeMember } from "./member/remove-member.ts";
import { updateMember } from "./member/update-member.ts";
import type { SecurityEvent, SecurityEventName } from "./security-event.ts";
import type { Services } from "./services.ts";
import { endOthers } from "./session/end-others.ts";
import { endSession } from "./session/end-session.ts";
import { listTasks } from "./task/list-tasks.ts";
import {
  createTeam,
  createTestServices,
  domainTest as test,
  refusalOf,
  signUp,
  testCall,
  TEST_PASSWORD,
  type TestDatabase,
  type TestPerson,
} from "./testing/index.ts";
import { createToken } from "./token/create-token.ts";
import { verifySignature } from "./signature/verify-signature.ts";
import { revokeToken } from "./token/revoke-token.ts";
import { endFormerSecret } from "./token/end-former-secret.ts";
import { rotateToken } from "./token/rotate-token.ts";
import { deleteWorkspace } from "./workspace/delete-workspace.ts";

const password = NewPassword.parse(TEST_PASSWORD);
const proof = { password };

function watched(database: Database): { services: Services; events: SecurityEvent[] } {
  const events: SecurityEvent[] = [];
  const reportSecurity = (event: SecurityEvent) => void events.push(event);
  return { services: createTestServices(database, { reportSecurity }), events };
}

interface Scene {
  readonly ada: TestPerson;
  readonly services: Services;
  readonly testDatabase: TestDatabase;
}

async function addMember({ ada, services, testDatabase }: Scene) {
  const bob = await signUp(services);
  const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "viewer"]] });
  return { workspaceId, userId: UserId.parse(bob.userId) };
}

const other = ({ services, ada: { email } }: Pick<Scene, "ada" | "services">) =>
  signIn(publicContext(services, testCall()), { email, password });

async function makeToken({ ctx, workspaceId }: TestPerson) {
  const input = { workspaceId, name: "A script of Ada's", kind: "signed" };
  const { token, secret } = await createToken(ctx(), CreateTokenInput.parse(input));
  return { workspaceId, id: TokenId.parse(token.id), secret };
}

/** Sends a request that was signed an hour ago. */
async function replayLate({ ada, services }: Scene) {
  const { id, secret } = await makeToken(ada);
  const request = {
    method: "GET",
    targetUri: "https://tasks.example.org/api/token",
    contentType: undefined,
    contentDigest: contentDigest(Buffer.alloc(0)),
    idempotencyKey: undefined,
  };
  const created = Math.floor(Date.now() / 1000) - 3600;
  const nonce = randomBytes(16).toString("base64url");
  return refusalOf(
    verifySignature(publicContext(services, testCall()), {
      ...request,
      ...signRequest(request, { keyId: id, secret, nonce, created }),
      hasAuthorization: false,
      readBody: () => Promise.resolve(Buffer.alloc(0)),
    }),
  );
}

/** What is done, and what is kept of it beside who and from where. */
const ACTS: Record<SecurityEventName, { act: (scene: Scene) => Promise<unknown>; kept: object }> = {
  registered: { act: async () => {}, kept: {} },
  sign_in: { act: other, kept: {} },
  sign_in_failed: {
    act: ({ services, ada: { email } }) =>
      refusalOf(signIn(publicContext(services, testCall()), { email, password: "wrong one 1" })),
    kept: { reason: "invalid_credentials" },
  },
  signature_refused: {
    act: replayLate,
    kept: { signature: "expired", tokenId: expect.any(String) },
  },
  sign_out: { act: ({ ada }) => signOut(ada.ctx(), ada), kept: {} },
  refresh_reused: {
    act: async ({ services, ada: { tokens } }) => {
      const refresh = (token: string) =>
        refreshSession(publicContext(services, testCall()), { token });
      const second = await refresh(tokens.refreshToken);
      await refresh(second.refreshToken);
      await refusalOf(refresh(tokens.refreshToken));
    },
    kept: {},
  },
  reauthenticated: { act: ({ ada }) => confirmPassword(ada.ctx(), proof), kept: {} },
  reauthentication_failed: {
    act: ({ ada }) => refusalOf(confirmPassword(ada.ctx(), { password: "wrong one 1" })),
    kept: { reason: "invalid_credentials" },
  },
  password_changed: {
    act: async (scene) => {
      await other(scene);
      const newPassword = NewPassword.parse("another horse battery 43");
      await changePassword(scene.ada.ctx(), { currentPassword: password, newPassword });
    },
    kept: { sessions: 1 },
  },
  session_ended: {
    act: async (scene) => {
      const id = SessionId.parse((await other(scene)).sessionId);
      await endSession(scene.ada.ctx(), { id });
    },
    kept: {},
  },
  account_exported: { act: ({ ada }) => exportAccount(ada.ctx()), kept: {} },
  account_deleted: { act: ({ ada }) => deleteAccount(ada.ctx(), proof), kept: {} },
  workspace_deleted: {
    act: async ({ ada, testDatabase }) => {
      const workspaceId = await createTeam(testDatabase, { owner: ada });
      await deleteWorkspace(ada.ctx(), { workspaceId, name: "Team" });
    },
    kept: { workspaceId: expect.any(String) },
  },
  invitation_accepted: {
    act: async ({ ada, services, testDatabase }) => {
      const bob = await signUp(services);
      const workspaceId = await createTeam(testDatabase, { owner: bob });
      const { secret } = await createInvitation(bob.ctx(), { workspaceId, role: "editor" });
      await acceptInvitation(ada.ctx(), { secret });
    },
    kept: { workspaceId: expect.any(String), role: "editor" },
  },
  member_role_changed: {
    act: async (scene) => {
      const member = await addMember(scene);
      await updateMember(scene.ada.ctx(), { ...member, role: "editor" });
    },
    kept: { workspaceId: expect.any(String), memberId: expect.any(String), role: "editor" },
  },
  member_removed: {
    act: async (scene) => removeMember(scene.ada.ctx(), await addMember(scene)),
    kept: { workspaceId: expect.any(String), memberId: expect.any(String) },
  },
  token_created: {
    act: ({ ada }) => makeToken(ada),
    kept: { workspaceId: expect.any(String), tokenId: expect.any(String) },
  },
  token_rotated: {
    act: async ({ ada }) => {
      const ref = await makeToken(ada);
      await rotateToken(ada.ctx(), { ...ref, overlapHours: 0 });
    },
    kept: { workspaceId: expect.any(String), tokenId: expect.any(String) },
  },
  token_secret_ended: {
    act: async ({ ada }) => {
      const ref = await makeToken(ada);
      await rotateToken(ada.ctx(), { ...ref, overlapHours: 1 });
      await endFormerSecret(ada.ctx(), ref);
      await endFormerSecret(ada.ctx(), ref);
    },
    kept: { workspaceId: expect.any(String), tokenId: expect.any(String) },
  },
  token_revoked: {
    act: async ({ ada }) => revokeToken(ada.ctx(), await makeToken(ada)),
    kept: {
      workspaceId: expect.any(String),
      memberId: expect.any(String),
      tokenId: expect.any(String),
    },
  },
  denied: {
    act: ({ ada }) => {
      const workspaceId = WorkspaceId.parse(randomUUID());
      return refusalOf(listTasks(ada.ctx(), { workspaceId, limit: 1, deleted: false }));
    },
    kept: { permission: "task:read" },
  },
};

describe.for(Object.entries(ACTS))("the security event %s", ([event, { act, kept }]) => {
  test("is kept once, with account, address and request, and without a word of the person's", async ({
    database,
    testDatabase,
  }) => {
    const { services, events } = watched(database);
    const ada = await signUp(services);
    await act({ ada, services, testDatabase });
    const found = events.filter((each) => each.event === event && each.userId === ada.userId);
    expect(found).toEqual([
      expect.objectContaining({
        ...kept,
        userId: ada.userId,
        address: expect.any(String),
        requestId: expect.any(String),
      }),
    ]);
    const text = JSON.stringify(events);
    for (const secret of [
      ada.email,
      TEST_PASSWORD,
      "wrong one 1",
      "script",
      ada.tokens.refreshToken,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

test("a password that could not be looked at, as too many wait, is a failed try with that reason", async ({
  database,
}) => {
  const { services, events } = watched(database);
  const ada = await signUp(services);
  const call = testCall();
  const passwords = createPasswordHasher({ concurrency: 1, queueMax: 0 });
  using place = passwords.enter(call.address);
  expect(place).toBeDefined();
  const crowded = { ...services, passwords };
  await refusalOf(signIn(publicContext(crowded, call), { email: ada.email, password }));
  expect(events.at(-1)).toMatchObject({
    event: "sign_in_failed",
    userId: undefined,
    reason: "busy",
  });
});

test("that all other sessions ended is one event, with their number", async ({ database }) => {
  const { services, events } = watched(database);
  const ada = await signUp(services);
  await other({ ada, services });
  await other({ ada, services });
  await endOthers(ada.ctx());
  expect(events.at(-1)).toMatchObject({ event: "session_ended", userId: ada.userId, sessions: 2 });
});

test("that a secret ended is told only where there was one to end", async ({ database }) => {
  const { services, events } = watched(database);
  const ada = await signUp(services);
  const ref = await makeToken(ada);
  await endFormerSecret(ada.ctx(), ref);
  await rotateToken(ada.ctx(), { ...ref, overlapHours: 0 });
  await endFormerSecret(ada.ctx(), ref);
  expect(events.filter(({ event }) => event === "token_secret_ended")).toEqual([]);
});
