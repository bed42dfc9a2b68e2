import {
  EmailAddress,
  INVITATIONS_MAX,
  InvitationId,
  InvitationRole,
  isManaged,
  NewPassword,
  Role,
  UserId,
  type WorkspaceId,
} from "@taskflow/contract";
import { describe, expect } from "vitest";
import { getMe } from "../account/get-me.ts";
import { registerUser } from "../account/register-user.ts";
import { sessionContext, publicContext } from "../context.ts";
import { removeMember } from "../member/remove-member.ts";
import { updateMember } from "../member/update-member.ts";
import { setUserDisabled } from "../operator/set-user-disabled.ts";
import type { Services } from "../services.ts";
import {
  asAdmin,
  createTeam,
  createTestServices,
  domainTest as test,
  findMembershipDrift,
  refusalOf,
  signUp,
  testCall,
  TEST_PASSWORD,
  verifyChain,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { toDomainError } from "../to-domain-error.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { createInvitation } from "./create-invitation.ts";
import { listInvitations } from "./list-invitations.ts";
import { previewInvitation } from "./preview-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const CLIENTS = 16;

const invite = (person: TestPerson, workspaceId: WorkspaceId, role: InvitationRole = "editor") =>
  createInvitation(person.ctx(), { workspaceId, role });

const preview = (services: Services, secret: string) =>
  previewInvitation(publicContext(services, testCall()), { secret });

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => toDomainError(error)?.code,
  );

const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;

async function expire(testDatabase: TestDatabase, id: string): Promise<void> {
  await asAdmin(testDatabase, (client) =>
    client.query("update public.invitation set expires_at = now() where id = $1", [id]),
  );
}

describe("an invitation", () => {
  test("is a link whose secret stands behind the sign that browsers keep, and lasts seven days", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { invitation, secret, link, mail } = await invite(ada, workspaceId);
    expect(link).toBe(`https://tasks.example.org/invite#${secret}`);
    expect(mail).toBe("not_asked");
    const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)) / 86_400_000;
    expect(days).toBeCloseTo(7, 5);
    expect(await listInvitations(ada.ctx(), { workspaceId })).toEqual([invitation]);
  });

  test("is kept by the hash of its secret alone", async ({ services, testDatabase }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId);
    const { rows } = await asAdmin(testDatabase, (client) =>
      client.query<{ text: string }>("select to_jsonb(i)::text as text from public.invitation i"),
    );
    const hex = Buffer.from(secret).toString("hex");
    for (const { text } of rows) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(hex);
    }
  });

  test("tells its workspace, role and sender to whoever has the secret, and nothing to others", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret, invitation } = await invite(ada, workspaceId, "viewer");
    expect(await preview(services, secret)).toEqual({
      workspaceName: "Team",
      role: "viewer",
      invitedBy: invitation.invitedBy,
    });
    expect(await codeOf(preview(services, `${secret.slice(1)}x`))).toBe("invitation_void");
    expect(await codeOf(preview(services, invitation.id))).toBe("invitation_void");
  });

  test("makes whoever accepts it a member with its role, once, and the log says so", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob, eve] = [
      await signUp(services),
      await signUp(services),
      await signUp(services),
    ];
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId);
    const ctx = bob.ctx();
    const answer = await acceptInvitation(ctx, { secret });
    expect(answer).toMatchObject({
      status: "joined",
      workspace: { id: workspaceId, role: "editor" },
    });
    expect((await getMe(bob.ctx())).workspaces[1]).toEqual(answer.workspace);
    expect(await codeOf(acceptInvitation(eve.ctx(), { secret }))).toBe("invitation_void");
    expect(await codeOf(preview(services, secret))).toBe("invitation_void");
    expect(await listInvitations(ada.ctx(), { workspaceId })).toEqual([]);
    await asAdmin(testDatabase, async (client) => {
      const { rows } = await client.query(
        `select op, entity, entity_id, actor_id, call_id, after->>'role' as role from public.change
         where workspace_id = $1 order by seq desc limit 1`,
        [workspaceId],
      );
      expect(rows).toEqual([
        {
          op: "insert",
          entity: "membership",
          entity_id: bob.userId,
          actor_id: bob.userId,
          call_id: ctx.call.callId,
          role: "editor",
        },
      ]);
      expect(await findMembershipDrift(client)).toEqual([]);
      expect(await verifyChain(client, workspaceId)).toMatchObject({ kind: "intact" });
    });
  });

  test("is not used up by a member, who stays what they are", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId, "viewer");
    expect(await acceptInvitation(ada.ctx(), { secret })).toMatchObject({
      status: "already_member",
      workspace: { role: "owner" },
    });
    await acceptInvitation(bob.ctx(), { secret });
    // As after an answer that was lost.
    expect(await acceptInvitation(bob.ctx(), { secret })).toMatchObject({
      status: "already_member",
      workspace: { role: "viewer" },
    });
  });

  test("that sixteen people accept at the same moment makes one of them a member", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId);
    const people = await Promise.all(Array.from({ length: CLIENTS }, () => signUp(services)));
    const outcomes = await Promise.allSettled(
      people.map(({ ctx }) => acceptInvitation(ctx(), { secret })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rowCount } = await asAdmin(testDatabase, (client) =>
      client.query("select from public.membership where workspace_id = $1", [workspaceId]),
    );
    expect(rowCount).toBe(2);
  });

  test("that one person accepts sixteen times at the same moment is one membership", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId);
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, () => acceptInvitation(bob.ctx(), { secret })),
    );
    expect(answers.filter(({ status }) => status === "joined")).toHaveLength(1);
    expect(new Set(answers.map(({ workspace }) => workspace.id))).toEqual(new Set([workspaceId]));
  });

  test("is void when it has expired or was revoked", async ({ services, testDatabase }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const [expired, revoked] = [await invite(ada, workspaceId), await invite(ada, workspaceId)];
    await expire(testDatabase, expired.invitation.id);
    const ref = { workspaceId, id: InvitationId.parse(revoked.invitation.id) };
    await revokeInvitation(ada.ctx(), ref);
    expect(await codeOf(revokeInvitation(ada.ctx(), ref))).toBe("not_found");
    for (const { secret } of [expired, revoked]) {
      expect(await codeOf(preview(services, secret))).toBe("invitation_void");
      expect(await codeOf(acceptInvitation(bob.ctx(), { secret }))).toBe("invitation_void");
    }
    expect(await listInvitations(ada.ctx(), { workspaceId })).toEqual([]);
  });

  test("is void when its sender may not give the role any more, and stays so", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob, eve] = [
      await signUp(services),
      await signUp(services),
      await signUp(services),
    ];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "owner"]] });
    const member = { workspaceId, userId: UserId.parse(bob.userId) };
    const [admin, viewer] = [
      await invite(bob, workspaceId, "admin"),
      await invite(bob, workspaceId, "viewer"),
    ];
    await updateMember(ada.ctx(), { ...member, role: "admin" });
    expect(await codeOf(preview(services, admin.secret))).toBe("invitation_void");
    expect(await preview(services, viewer.secret)).toMatchObject({ role: "viewer" });
    await removeMember(ada.ctx(), member);
    expect(await codeOf(acceptInvitation(eve.ctx(), viewer))).toBe("invitation_void");
    await acceptInvitation(bob.ctx(), await invite(ada, workspaceId, "admin"));
    expect(await codeOf(acceptInvitation(eve.ctx(), viewer))).toBe("invitation_void");
    const third = await invite(bob, workspaceId, "viewer");
    await setUserDisabled(services.database.auth, bob.email, true);
    expect(await codeOf(acceptInvitation(eve.ctx(), third))).toBe("invitation_void");
  });

  test.for(Role.options)(
    "of the %s has a role that this one may give, to make and to revoke",
    async (role, { services, testDatabase }) => {
      const [ada, actor] = [await signUp(services), await signUp(services)];
      const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[actor, role]] });
      for (const given of InvitationRole.options) {
        const allowed = (role === "owner" || role === "admin") && isManaged(role, given);
        const ownerMade = await invite(ada, workspaceId, given);
        const ref = { workspaceId, id: InvitationId.parse(ownerMade.invitation.id) };
        const outcomes = [
          await outcomeOf(invite(actor, workspaceId, given)),
          await outcomeOf(revokeInvitation(actor.ctx(), ref)),
        ];
        expect(outcomes).toEqual(allowed ? ["ok", "ok"] : ["forbidden", "forbidden"]);
      }
    },
  );

  test("is refused for a personal workspace, and beyond a hundred pending ones", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    expect(await codeOf(invite(ada, ada.workspaceId))).toBe("personal_workspace");
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    await asAdmin(testDatabase, (client) =>
      client.query(
        `insert into public.invitation (id, workspace_id, secret_hash, role, invited_by)
         select gen_random_uuid(), $1, sha256(uuid_send(gen_random_uuid())), 'viewer', $2
         from generate_series(1, $3)`,
        [workspaceId, ada.userId, INVITATIONS_MAX - 1],
      ),
    );
    const last = await invite(ada, workspaceId);
    expect(await codeOf(invite(ada, workspaceId))).toBe("limit_reached");
    await expire(testDatabase, last.invitation.id);
    await invite(ada, workspaceId);
  });
});

describe("registering by an invitation", () => {
  const input = () => ({
    email: EmailAddress.parse(`${crypto.randomUUID()}@example.org`),
    password: NewPassword.parse(TEST_PASSWORD),
  });

  test("works where nobody may register otherwise, and makes a member at once", async ({
    services,
    database,
    testDatabase,
  }) => {
    const closed = createTestServices(database, { registration: "invite" });
    const ctx = publicContext(closed, testCall());
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId, "viewer");
    expect(await codeOf(registerUser(ctx, input()))).toBe("registration_closed");
    const { sessionId } = await registerUser(ctx, { ...input(), invitation: secret });
    const { workspaces } = await getMe(sessionContext(closed, testCall(), sessionId));
    expect(workspaces).toMatchObject([{ kind: "personal" }, { id: workspaceId, role: "viewer" }]);
    const again = registerUser(ctx, { ...input(), invitation: secret });
    expect(await codeOf(again)).toBe("invitation_void");
  });

  test("makes no account where the invitation is void, and none where all is closed", async ({
    services,
    database,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId);
    const people = () =>
      asAdmin(testDatabase, async (client) => {
        const { rows } = await client.query('select id from public."user"');
        return rows.length;
      });
    const before = await people();
    const open = publicContext(services, testCall());
    const none = registerUser(open, { ...input(), invitation: "garbage" });
    expect(await codeOf(none)).toBe("invitation_void");
    const shut = publicContext(
      createTestServices(database, { registration: "closed" }),
      testCall(),
    );
    const closed = registerUser(shut, { ...input(), invitation: secret });
    expect(await codeOf(closed)).toBe("registration_closed");
    expect(await people()).toBe(before);
  });

  test("by sixteen people at the same moment makes one account, and of the others nothing", async ({
    services,
    database,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { secret } = await invite(ada, workspaceId);
    const closed = createTestServices(database, { registration: "invite" });
    const inputs = Array.from({ length: CLIENTS }, input);
    const outcomes = await Promise.allSettled(
      inputs.map((each) =>
        registerUser(publicContext(closed, testCall()), { ...each, invitation: secret }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rowCount } = await asAdmin(testDatabase, (client) =>
      client.query('select from public."user" where email = any ($1)', [
        inputs.map(({ email }) => email),
      ]),
    );
    expect(rowCount).toBe(1);
  });
});

describe("the mail of an invitation", () => {
  test("that no server sends is told, and the invitation is there all the same", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const email = EmailAddress.parse("bob@example.org");
    const made = await createInvitation(ada.ctx(), { workspaceId, role: "viewer", email });
    expect(made.mail).toBe("not_configured");
    expect(await listInvitations(ada.ctx(), { workspaceId })).toMatchObject([{ email }]);
  });

  test("is sent fifty times an hour for one person, and a refused one makes no invitation", async ({
    database,
    testDatabase,
  }) => {
    const services = createTestServices(database, { limitsFactor: 0.02 });
    const ada = await signUp(createTestServices(database));
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const email = EmailAddress.parse("bob@example.org");
    const send = () =>
      createInvitation(sessionContext(services, testCall(), ada.sessionId), {
        workspaceId,
        role: "viewer",
        email,
      });
    await send();
    expect(await codeOf(send())).toBe("rate_limited");
    expect(await listInvitations(ada.ctx(), { workspaceId })).toHaveLength(1);
  });
});
