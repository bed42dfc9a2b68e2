import { randomUUID } from "node:crypto";
import type { ProcedurePath } from "@taskflow/contract";
import { TEST_PASSWORD } from "@taskflow/domain/testing";

/** Somebody with one task in a workspace of their own. */
export interface RestWorld {
  readonly headers: Record<string, string>;
  readonly email: string;
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly workspaceId: string;
  readonly id: string;
  /** Another project than the task's, in the same workspace. */
  readonly ownProjectId: string;
  /** A workspace with another member. */
  readonly teamId: string;
  readonly userId: string;
  readonly invitationId: string;
  /** Of an invitation into somebody else's workspace. */
  readonly secret: string;
  /** A project there, in which the same member is named. */
  readonly projectId: string;
  /** Of a link to it. */
  readonly shareLinkId: string;
  readonly shareSecret: string;
  readonly tokenId: string;
  /** Of one that signs. */
  readonly signedTokenId: string;
  /** By a token, of whoever asks for nothing else. */
  readonly tokenHeaders: Record<string, string>;
}

export type Input = Record<string, unknown>;

/** A good input for each procedure; one without a row does not compile. */
export const SAMPLES: Record<ProcedurePath, (world: RestWorld) => Input> = {
  "auth.register": () => ({ email: `${randomUUID()}@example.org`, password: TEST_PASSWORD }),
  "auth.login": ({ email }) => ({ email, password: TEST_PASSWORD }),
  "auth.refresh": ({ refreshToken }) => ({ refreshToken }),
  "auth.logout": () => ({}),
  "auth.me": () => ({}),
  "auth.confirm": () => ({ password: TEST_PASSWORD }),
  "account.update": () => ({ name: "Ada", timeZone: "Europe/Berlin", weekStart: null }),
  "account.changePassword": () => ({
    currentPassword: TEST_PASSWORD,
    newPassword: "another horse battery 43",
  }),
  "account.delete": () => ({ password: TEST_PASSWORD }),
  "account.export": () => ({}),
  "session.list": () => ({}),
  "session.end": ({ sessionId }) => ({ id: sessionId }),
  "session.endOthers": () => ({}),
  "activity.list": ({ workspaceId }) => ({ workspaceId, limit: 10 }),
  "change.since": ({ workspaceId }) => ({ workspaceId, after: "1", limit: 10 }),
  "workspace.create": () => ({ name: "A team" }),
  "workspace.update": ({ teamId: workspaceId }) => ({ workspaceId, name: "Renamed" }),
  "workspace.leave": ({ teamId: workspaceId }) => ({ workspaceId }),
  "workspace.transfer": ({ teamId: workspaceId, userId }) => ({ workspaceId, userId }),
  "workspace.delete": ({ teamId: workspaceId }) => ({ workspaceId, name: "seed" }),
  "invitation.create": ({ teamId: workspaceId }) => ({ workspaceId, role: "editor" }),
  "invitation.list": ({ teamId: workspaceId }) => ({ workspaceId }),
  "invitation.revoke": ({ teamId: workspaceId, invitationId: id }) => ({ workspaceId, id }),
  "invitation.preview": ({ secret }) => ({ secret }),
  "invitation.accept": ({ secret }) => ({ secret }),
  "member.list": ({ teamId: workspaceId }) => ({ workspaceId, limit: 10, search: "example" }),
  "member.update": ({ teamId: workspaceId, userId }) => ({ workspaceId, userId, role: "viewer" }),
  "member.remove": ({ teamId: workspaceId, userId }) => ({ workspaceId, userId }),
  "change.stream": ({ workspaceId }) => ({ workspaceId }),
  "presence.show": ({ workspaceId, id }) => ({ workspaceId, tabId: randomUUID(), taskId: id }),
  "project.create": ({ teamId: workspaceId }) => ({ workspaceId, name: "Shop", key: "shop" }),
  "project.list": ({ teamId: workspaceId }) => ({ workspaceId, archived: false }),
  "project.get": ({ teamId: workspaceId, projectId: id }) => ({ workspaceId, id }),
  "project.update": ({ teamId: workspaceId, projectId: id }) => ({
    workspaceId,
    id,
    patch: { name: "Site", color: "teal" },
  }),
  "project.archive": ({ teamId: workspaceId, projectId: id }) => ({ workspaceId, id }),
  "project.unarchive": ({ teamId: workspaceId, projectId: id }) => ({ workspaceId, id }),
  "project.setPrivate": ({ teamId: workspaceId, projectId: id }) => ({
    workspaceId,
    id,
    isPrivate: true,
  }),
  "projectMember.list": ({ teamId: workspaceId, projectId }) => ({ workspaceId, projectId }),
  "projectMember.set": ({ teamId: workspaceId, projectId, userId }) => ({
    workspaceId,
    projectId,
    userId,
    role: "viewer",
  }),
  "projectMember.remove": ({ teamId: workspaceId, projectId, userId }) => ({
    workspaceId,
    projectId,
    userId,
  }),
  "shareLink.create": ({ teamId: workspaceId, projectId }) => ({
    workspaceId,
    projectId,
    password: "letters and 123",
  }),
  "shareLink.list": ({ teamId: workspaceId, projectId }) => ({ workspaceId, projectId }),
  "shareLink.revoke": ({ teamId: workspaceId, projectId, shareLinkId: id }) => ({
    workspaceId,
    projectId,
    id,
  }),
  "share.open": ({ shareSecret: secret }) => ({ secret }),
  "share.tasks": ({ shareSecret: secret }) => ({ secret, limit: 10 }),
  "token.create": ({ workspaceId }) => ({
    workspaceId,
    name: "A script",
    kind: "bearer",
    scopes: ["task:write", "member:read"],
  }),
  "token.list": ({ workspaceId }) => ({ workspaceId, limit: 10 }),
  "token.update": ({ workspaceId, tokenId: id }) => ({ workspaceId, id, name: "Renamed" }),
  "token.rotate": ({ workspaceId, signedTokenId: id }) => ({ workspaceId, id, overlapHours: 1 }),
  "token.endFormerSecret": ({ workspaceId, signedTokenId: id }) => ({ workspaceId, id }),
  "token.revoke": ({ workspaceId, tokenId: id }) => ({ workspaceId, id }),
  "token.current": () => ({}),
  "task.create": ({ workspaceId }) => ({ workspaceId, title: "Water the plants" }),
  "task.list": ({ workspaceId }) => ({
    workspaceId,
    limit: 10,
    deleted: false,
    status: ["todo", "done"],
    search: "seed",
  }),
  "task.get": ({ workspaceId, id }) => ({ workspaceId, id }),
  "task.update": ({ workspaceId, id }) => ({
    workspaceId,
    id,
    version: 1,
    patch: { title: "New" },
  }),
  "task.move": ({ workspaceId, id, ownProjectId: projectId }) => ({ workspaceId, id, projectId }),
  "task.delete": ({ workspaceId, id }) => ({ workspaceId, id }),
  "task.restore": ({ workspaceId, id }) => ({ workspaceId, id }),
};

const elsewhere = (path: ProcedurePath) => (world: RestWorld) =>
  SAMPLES[path]({
    ...world,
    workspaceId: randomUUID(),
    id: randomUUID(),
    teamId: randomUUID(),
  });

/** Inputs that fit and are refused all the same; null where there are none. */
export const REFUSED: Record<ProcedurePath, ((world: RestWorld) => Input) | null> = {
  "auth.register": ({ email }) => ({ email, password: TEST_PASSWORD }),
  "auth.login": ({ email }) => ({ email, password: "another one entirely" }),
  "auth.refresh": () => ({ refreshToken: "x" }),
  "auth.logout": null,
  "auth.me": null,
  "auth.confirm": () => ({ password: "another one entirely" }),
  "account.update": () => ({ timeZone: "Europe/Atlantis" }),
  "account.changePassword": () => ({
    currentPassword: TEST_PASSWORD,
    newPassword: "password1234",
  }),
  "account.delete": () => ({ password: "another one entirely" }),
  "account.export": null,
  "session.list": null,
  "session.end": () => ({ id: randomUUID() }),
  "session.endOthers": null,
  "activity.list": elsewhere("activity.list"),
  "change.since": elsewhere("change.since"),
  "workspace.create": () => ({ name: "" }),
  "workspace.update": elsewhere("workspace.update"),
  "workspace.leave": ({ workspaceId }) => ({ workspaceId }),
  "workspace.transfer": elsewhere("workspace.transfer"),
  "workspace.delete": ({ teamId: workspaceId }) => ({ workspaceId, name: "Seed" }),
  "invitation.create": elsewhere("invitation.create"),
  "invitation.list": elsewhere("invitation.list"),
  "invitation.revoke": elsewhere("invitation.revoke"),
  "invitation.preview": () => ({ secret: "garbage" }),
  "invitation.accept": () => ({ secret: "garbage" }),
  "member.list": elsewhere("member.list"),
  "member.update": elsewhere("member.update"),
  "member.remove": elsewhere("member.remove"),
  "change.stream": elsewhere("change.stream"),
  "presence.show": elsewhere("presence.show"),
  "project.create": ({ teamId: workspaceId }) => ({ workspaceId, name: "Twin", key: "WEB" }),
  "project.list": elsewhere("project.list"),
  "project.get": elsewhere("project.get"),
  "project.update": elsewhere("project.update"),
  "project.archive": elsewhere("project.archive"),
  "project.unarchive": elsewhere("project.unarchive"),
  "project.setPrivate": elsewhere("project.setPrivate"),
  "projectMember.list": elsewhere("projectMember.list"),
  "projectMember.set": ({ teamId: workspaceId, projectId }) => ({
    workspaceId,
    projectId,
    userId: randomUUID(),
    role: "viewer",
  }),
  "projectMember.remove": elsewhere("projectMember.remove"),
  "shareLink.create": ({ teamId: workspaceId, projectId }) => ({
    workspaceId,
    projectId,
    expiresAt: "2020-01-01T00:00:00Z",
  }),
  "shareLink.list": elsewhere("shareLink.list"),
  "shareLink.revoke": elsewhere("shareLink.revoke"),
  "share.open": () => ({ secret: "garbage" }),
  "share.tasks": () => ({ secret: "garbage" }),
  "token.create": ({ workspaceId }) => ({
    workspaceId,
    name: "A script",
    expiresAt: "2020-01-01T00:00:00Z",
  }),
  "token.list": elsewhere("token.list"),
  "token.update": elsewhere("token.update"),
  "token.rotate": elsewhere("token.rotate"),
  "token.endFormerSecret": elsewhere("token.endFormerSecret"),
  "token.revoke": elsewhere("token.revoke"),
  "token.current": null,
  "task.create": elsewhere("task.create"),
  "task.list": elsewhere("task.list"),
  "task.get": elsewhere("task.get"),
  "task.update": elsewhere("task.update"),
  "task.move": ({ workspaceId, id }) => ({ workspaceId, id, projectId: randomUUID() }),
  "task.delete": elsewhere("task.delete"),
  "task.restore": elsewhere("task.restore"),
};
