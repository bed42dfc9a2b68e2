import type { ApiContext } from "@taskflow/api/server";
import type { Services } from "@taskflow/domain";
import type { AppContext } from "./request-scope.ts";

const BEARER = /^Bearer ([\w.-]{1,2048})$/iu;

/** Who calls, by the bearer token alone; null for none and for anything that is not a valid token. */
export async function authenticate(
  c: AppContext,
  { accessTokens }: Pick<Services, "accessTokens">,
): Promise<ApiContext["caller"]> {
  const token = BEARER.exec(c.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return null;
  const session = await accessTokens.verify(token);
  if (!session) return null;
  const { userId, sessionId } = session;
  c.get("scope").userId = userId;
  return { userId, credential: { kind: "session", id: sessionId } };
}
