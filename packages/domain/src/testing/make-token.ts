import { CreateTokenInput, TokenRef, type TokenJson } from "@taskflow/contract";
import { actorContext, type ActorContext } from "../context.ts";
import type { Caller } from "../credential.ts";
import type { Services } from "../services.ts";
import { createToken } from "../token/create-token.ts";
import { testCall, type TestPerson } from "./sign-up.ts";

/** A program that has just been given a token. */
export interface TestProgram {
  readonly token: TokenJson;
  readonly ref: TokenRef;
  readonly secret: string;
  readonly caller: Caller;
  /** A context as one call of this program has it. */
  readonly ctx: () => ActorContext;
}

/** Makes a token, in the person's own workspace unless it is said otherwise, through the very verb that everybody uses. */
export async function makeToken(
  services: Services,
  person: TestPerson,
  fields: Partial<CreateTokenInput> = {},
): Promise<TestProgram> {
  const { workspaceId } = person;
  const input = CreateTokenInput.parse({ workspaceId, name: "A program", ...fields });
  const { token, secret } = await createToken(person.ctx(), input);
  const caller = await services.bearerTokens.find(secret, testCall().address);
  if (!caller) throw new Error("our own token is not found");
  const ctx = () => actorContext(services, testCall(), caller.credential);
  const ref = TokenRef.parse({ workspaceId: input.workspaceId, id: token.id });
  return { token, ref, secret, caller, ctx };
}
