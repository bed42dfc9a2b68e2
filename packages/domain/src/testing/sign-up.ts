import { randomUUID } from "node:crypto";
import { EmailAddress, NewPassword, WorkspaceId } from "@taskflow/contract";
import { registerUser } from "../account/register-user.ts";
import { getMe } from "../account/get-me.ts";
import { publicContext, sessionContext, type Call, type SessionContext } from "../context.ts";
import type { TokenPair } from "../account/token-pair.ts";
import type { Services } from "../services.ts";

/** Good enough for the policy, which looks at a longer one ten times as long. */
export const TEST_PASSWORD = "kettle vineyard";

/** A person who has just registered. */
export interface TestPerson {
  readonly email: EmailAddress;
  readonly userId: string;
  readonly sessionId: string;
  readonly workspaceId: WorkspaceId;
  readonly tokens: TokenPair;
  /** A context as one call of this person has it. */
  readonly ctx: () => SessionContext;
}

/** One call, from an address of its own. */
export function testCall(): Call {
  return {
    requestId: randomUUID(),
    callId: randomUUID(),
    address: randomUUID(),
    userAgent: "test",
    origin: "https://tasks.example.org",
  };
}

/** Registers somebody new, through the very verb that everybody uses. */
export async function signUp(services: Services): Promise<TestPerson> {
  const email = EmailAddress.parse(`${randomUUID()}@example.org`);
  const tokens = await registerUser(publicContext(services, testCall()), {
    email,
    password: NewPassword.parse(TEST_PASSWORD),
  });
  const claims = await services.accessTokens.verify(tokens.accessToken);
  if (!claims) throw new Error("our own token does not verify");
  const ctx = () => sessionContext(services, testCall(), claims.sessionId);
  const me = await getMe(ctx());
  const [personal] = me.workspaces;
  if (!personal) throw new Error("there is no personal workspace");
  return { email, ...claims, workspaceId: WorkspaceId.parse(personal.id), tokens, ctx };
}
