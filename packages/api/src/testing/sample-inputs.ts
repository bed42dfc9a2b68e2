import { randomUUID } from "node:crypto";
import type { ProcedurePath } from "@taskflow/contract";
import { TEST_PASSWORD } from "@taskflow/domain/testing";

/** The ids that a sample is made with; each may be one's own, somebody else's or nobody's. */
export interface SampleIds {
  readonly workspaceId: string;
  readonly workspaceName: string;
  /** A member who is not the one who calls, with the least of all roles. */
  readonly userId: string;
  /** Pending. */
  readonly invitationId: string;
  readonly taskId: string;
  /** A task in the trash. */
  readonly trashedTaskId: string;
  /** A project in which the same member is named. */
  readonly projectId: string;
  /** The same, archived. */
  readonly archivedProjectId: string;
  /** Leads to the project. */
  readonly shareLinkId: string;
  readonly shareSecret: string;
  /** Of a token of whoever calls, one that signs. */
  readonly tokenId: string;
}

/** A good input for each procedure; one without a row does not compile. */
export const SAMPLE_INPUTS: Record<ProcedurePath, (ids: SampleIds) => unknown> = {
  "auth.register": () => ({ email: `${randomUUID()}@example.org`, password: TEST_PASSWORD }),
  "auth.login": () => ({ email: `${randomUUID()}@example.org`, password: TEST_PASSWORD }),
  "auth.refresh": () => ({ refreshToken: "garbage" }),
  "auth.logout": () => ({}),
  "auth.me": () => undefined,
  "auth.confirm": () => ({ password: TEST_PASSWORD }),
  "account.update": () => ({ name: "Somebody Else" }),
  "account.changePassword": () => ({
    currentPassword: TEST_PASSWORD,
    newPassword: "another horse battery 43",
  }),
  "account.delete": () => ({ password: TEST_PASSWORD }),
  "account.export": () => undefined,
  "session.list": () => undefined,
  "session.end": () => ({ id: randomUUID() }),
  "session.endOthers": () => ({}),
  "activity.list": ({ workspaceId }) => ({ workspaceId }),
  "change.since": ({ workspaceId }) => ({ workspaceId, after: "0" }),
  "workspace.create": () => ({ name: "A sample" }),
  "workspace.update": ({ workspaceId }) => ({ workspaceId, name: `Renamed ${randomUUID()}` }),
  "workspace.leave": ({ workspaceId }) => ({ workspaceId }),
  "workspace.transfer": ({ workspaceId, userId }) => ({ workspaceId, userId }),
  "workspace.delete": ({ workspaceId, workspaceName: name }) => ({ workspaceId, name }),
  "member.list": ({ workspaceId }) => ({ workspaceId, search: "" }),
  "member.update": ({ workspaceId, userId }) => ({ workspaceId, userId, role: "editor" }),
  "member.remove": ({ workspaceId, userId }) => ({ workspaceId, userId }),
  "invitation.create": ({ workspaceId }) => ({ workspaceId, role: "viewer" }),
  "invitation.list": ({ workspaceId }) => ({ workspaceId }),
  "invitation.revoke": ({ workspaceId, invitationId: id }) => ({ workspaceId, id }),
  "invitation.preview": () => ({ secret: "garbage" }),
  "invitation.accept": () => ({ secret: "garbage" }),
  "change.stream": ({ workspaceId }) => ({ workspaceId }),
  "presence.show": ({ workspaceId, taskId }) => ({ workspaceId, tabId: randomUUID(), taskId }),
  "project.create": ({ workspaceId }) => ({
    workspaceId,
    id: randomUUID(),
    name: "A sample",
    key: randomKey(),
  }),
  "project.list": ({ workspaceId }) => ({ workspaceId }),
  "project.get": ({ workspaceId, projectId }) => ({ workspaceId, id: projectId }),
  "project.update": ({ workspaceId, projectId }) => ({
    workspaceId,
    id: projectId,
    patch: { name: `Renamed ${randomUUID()}` },
  }),
  "project.archive": ({ workspaceId, projectId }) => ({ workspaceId, id: projectId }),
  "project.unarchive": ({ workspaceId, archivedProjectId }) => ({
    workspaceId,
    id: archivedProjectId,
  }),
  "project.setPrivate": ({ workspaceId, projectId }) => ({
    workspaceId,
    id: projectId,
    isPrivate: true,
  }),
  "projectMember.list": ({ workspaceId, projectId }) => ({ workspaceId, projectId }),
  "projectMember.set": ({ workspaceId, projectId, userId }) => ({
    workspaceId,
    projectId,
    userId,
    role: "viewer",
  }),
  "projectMember.remove": ({ workspaceId, projectId, userId }) => ({
    workspaceId,
    projectId,
    userId,
  }),
  "shareLink.create": ({ workspaceId, projectId }) => ({ workspaceId, projectId }),
  "shareLink.list": ({ workspaceId, projectId }) => ({ workspaceId, projectId }),
  "shareLink.revoke": ({ workspaceId, projectId, shareLinkId: id }) => ({
    workspaceId,
    projectId,
    id,
  }),
  "share.open": ({ shareSecret: secret }) => ({ secret }),
  "share.tasks": ({ shareSecret: secret }) => ({ secret }),
  "token.create": ({ workspaceId }) => ({ workspaceId, name: "A sample" }),
  "token.list": ({ workspaceId }) => ({ workspaceId }),
  "token.update": ({ workspaceId, tokenId: id }) => ({ workspaceId, id, name: "Renamed" }),
  "token.revoke": ({ workspaceId, tokenId: id }) => ({ workspaceId, id }),
  "token.rotate": ({ workspaceId, tokenId: id }) => ({ workspaceId, id }),
  "token.endFormerSecret": ({ workspaceId, tokenId: id }) => ({ workspaceId, id }),
  "token.current": () => ({}),
  "task.create": ({ workspaceId }) => ({ workspaceId, id: randomUUID(), title: "A sample" }),
  "task.list": ({ workspaceId }) => ({ workspaceId, search: "" }),
  "task.get": ({ workspaceId, taskId }) => ({ workspaceId, id: taskId }),
  "task.update": ({ workspaceId, taskId }) => ({
    workspaceId,
    id: taskId,
    patch: { title: `Renamed ${randomUUID()}` },
  }),
  "task.move": ({ workspaceId, taskId, projectId }) => ({ workspaceId, id: taskId, projectId }),
  "task.delete": ({ workspaceId, taskId }) => ({ workspaceId, id: taskId }),
  "task.restore": ({ workspaceId, trashedTaskId }) => ({ workspaceId, id: trashedTaskId }),
};

/** One of a million. */
export function randomKey(): string {
  return `K${randomUUID().slice(0, 5).toUpperCase()}`;
}
