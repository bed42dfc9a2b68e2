import type { LoginInput, Me, RegisterInput } from "@taskflow/contract";
import type { ActorContext, PublicContext } from "../context.ts";
export interface TokenPair {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken: string;
}
export function registerUser(_ctx: PublicContext, _input: RegisterInput): Promise<TokenPair> {
  throw new Error("soon");
}
export function signIn(_ctx: PublicContext, _input: LoginInput): Promise<TokenPair> {
  throw new Error("soon");
}
export function refreshSession(
  _ctx: PublicContext,
  _input: { token: string | undefined },
): Promise<TokenPair> {
  throw new Error("soon");
}
export function endSession(_ctx: ActorContext): Promise<void> {
  throw new Error("soon");
}
export function getMe(_ctx: ActorContext): Promise<Me> {
  throw new Error("soon");
}
