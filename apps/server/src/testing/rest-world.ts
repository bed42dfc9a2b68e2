import { WorkspaceId } from "@taskflow/contract";
import {
  type ActorContext,
  createInvitation,
  createWorkspace,
  type Services,
} from "@taskflow/domain";
import { seedMember, signUp, type TestDatabase } from "@taskflow/domain/testing";
import { post, type TestApp } from "./create-test-app.ts";
import type { RestWorld } from "./rest-samples.ts";

/** Stands in whatever the other tenant has, and in no input. */
export const CANARY = "canary-c0ffee";

/** What worlds are made with. */
export interface WorldGround {
  readonly app: TestApp;
  readonly services: Services;
  readonly testDatabase: TestDatabase;
}

const invite = (ctx: ActorContext, id: string) =>
  createInvitation(ctx, { workspaceId: WorkspaceId.parse(id), role: "viewer" });

/** Makes a world; `word` stands in all that it holds. */
export async function createWorld(
  { app, services, testDatabase }: WorldGround,
  word = "seed",
): Promise<RestWorld> {
  const { email, sessionId, workspaceId, tokens } = await signUp(services);
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const created = await app.request(
    `/api/workspaces/${workspaceId}/tasks`,
    post({ title: word, description: word }, headers),
  );
  const { id } = (await created.json()) as { id: string };
  const team = await app.request("/api/workspaces", post({ name: word }, headers));
  const { id: teamId } = (await team.json()) as { id: string };
  const { userId, ctx } = await signUp(services);
  await seedMember(testDatabase, { userId, workspaceId: teamId, role: "owner" });
  const other = await createWorkspace(ctx(), { name: "Other" });
  const [own, foreign] = [await invite(ctx(), teamId), await invite(ctx(), other.id)];
  const newProject = async (place: string, key: string) => {
    const path = `/api/workspaces/${place}/projects`;
    const project = await app.request(path, post({ name: "Web", key }, headers));
    return ((await project.json()) as { id: string }).id;
  };
  const ownProjectId = await newProject(workspaceId, "OWN");
  const projectId = await newProject(teamId, "WEB");
  await app.request(
    `/api/workspaces/${teamId}/projects/${projectId}/members`,
    post({ userId, role: "editor" }, headers),
  );
  const { refreshToken } = tokens;
  const linked = await app.request(
    `/api/workspaces/${teamId}/projects/${projectId}/share-links`,
    post({}, headers),
  );
  const share = (await linked.json()) as { shareLink: { id: string }; secret: string };
  const newToken = async (input: object) => {
    const path = `/api/workspaces/${workspaceId}/tokens`;
    const program = await app.request(path, post(input, headers));
    return (await program.json()) as { token: { id: string }; secret: string };
  };
  const token = await newToken({ name: word });
  const signed = await newToken({ name: word, kind: "signed" });
  return {
    headers,
    tokenId: token.token.id,
    signedTokenId: signed.token.id,
    tokenHeaders: { authorization: `Bearer ${token.secret}` },
    email,
    sessionId,
    refreshToken,
    workspaceId,
    id,
    teamId,
    userId,
    ownProjectId,
    projectId,
    shareLinkId: share.shareLink.id,
    shareSecret: share.secret,
    invitationId: own.invitation.id,
    secret: foreign.secret,
  };
}
