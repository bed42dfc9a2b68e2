import { toTransportError } from "@taskflow/api/server";
import { SIGNING_SECRET_PREFIX } from "@taskflow/crypto";
import { BEARER_PREFIX, type Caller, type Services } from "@taskflow/domain";
import type { AppContext } from "./request-scope.ts";

const BEARER = /^Bearer ([\w.-]{1,2048})$/iu;

/**
 * Who calls, by the signature, or by the bearer token, a session's or a program's; null for none and for anything
 * that is not a valid token.
 *
 * @throws {TRPCError} if it cannot be looked up.
 */
export async function authenticate(c: AppContext, services: Services): Promise<Caller | null> {
  const scope = c.get("scope");
  if (scope.signer) return scope.signer;
  const token = bearerOf(c);
  if (token === undefined) return null;
  const caller = isProgramToken(token)
    ? await findProgram(services, token, scope.address)
    : await findPerson(services, token);
  scope.userId = caller?.userId;
  scope.tokenId = caller?.credential.kind === "token" ? caller.credential.id : undefined;
  return caller;
}

/** What was sent as a bearer token, good or not. */
export const bearerOf = (c: AppContext): string | undefined =>
  BEARER.exec(c.req.header("authorization") ?? "")?.[1];

/** Whether it is meant as a program's token. */
export const isProgramToken = (token: string | undefined): boolean =>
  token?.startsWith(BEARER_PREFIX) === true;

/** Whether it is meant as the secret of a token that signs. */
export const isSigningSecret = (token: string | undefined): boolean =>
  token?.startsWith(SIGNING_SECRET_PREFIX) === true;

async function findPerson({ accessTokens }: Services, token: string): Promise<Caller | null> {
  const claims = await accessTokens.verify(token);
  if (!claims) return null;
  return { userId: claims.userId, credential: { kind: "session", id: claims.sessionId } };
}

async function findProgram({ bearerTokens }: Services, token: string, address: string) {
  try {
    return await bearerTokens.find(token, address);
  } catch (error) {
    throw toTransportError(error);
  }
}
