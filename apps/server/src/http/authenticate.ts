import type { ApiContext } from "@taskflow/api/server";
import type { Services } from "@taskflow/domain";
import type { AppContext } from "./request-scope.ts";

const BEARER = /^Bearer ([\w.-]{1,2048})$/iu;

/** Who calls, by the bearer token alone; null for none and for anything that is not a valid token. */
export async function authenticate(
  c: AppContext,
  { accessTokens }: Pick<Services, "accessTokens">,
): Promise<ApiContext["session"]> {
  const token = BEARER.exec(c.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return null;
  const session = await accessTokens.verify(token);
  c.get("scope").userId = session?.userId;
  return session;
}
