import { z } from "zod";
import { TokenId, UserId, WorkspaceId } from "./ids.ts";
import { READ_SCOPES } from "./permission-scope.ts";
import { Scope } from "./scope.ts";
import { safeLine } from "./text.ts";
import { Timestamp } from "./timestamp.ts";

/** Live tokens that one person may have in one workspace. */
export const TOKENS_MAX = 50;
/** Code points. */
export const TOKEN_NAME_LENGTH_MAX = 80;
/** For which a token lives if nothing else is said, and the most that may be said. */
export const TOKEN_DAYS = 90;
export const TOKEN_DAYS_MAX = 365;
/** Tokens a page. */
export const TOKEN_PAGE_MAX = 100;

/** `bearer` is sent with each call; `signed` never is: each request carries a signature made with its secret. */
export const TokenKind = z.enum(["bearer", "signed"]);
export type TokenKind = z.infer<typeof TokenKind>;

/** By which a program calls in its owner's name, in one workspace. */
export const Token = z.strictObject({
  id: TokenId,
  name: z.string(),
  kind: TokenKind,
  scopes: z.array(Scope),
  /** Whose it is. */
  userId: UserId,
  /** Null for who is no member any more. */
  userName: z.string().nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  /** To the minute; null if it was never used. */
  lastUsedAt: Timestamp.nullable(),
  /** Until when what is signed with the secret before is taken; null if it is not. */
  formerSecretExpiresAt: Timestamp.nullable(),
});
export type Token = z.infer<typeof Token>;

const name = safeLine({ min: 1, max: TOKEN_NAME_LENGTH_MAX });
const scopes = z
  .array(Scope)
  .min(1, "Must name at least one scope.")
  .max(Scope.options.length)
  .refine((list) => new Set(list).size === list.length, "Must name each scope once.");

export const CreateTokenInput = z.strictObject({
  workspaceId: WorkspaceId,
  name,
  kind: TokenKind.default("bearer"),
  /** Of what the owner's role allows, never more. */
  scopes: scopes.default([...READ_SCOPES]),
  /** At most a year from now; without, in ninety days. */
  expiresAt: Timestamp.optional(),
});
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;

export const CreatedToken = z.strictObject({
  token: Token,
  /** Shown here only. */
  secret: z.string(),
});
export type CreatedToken = z.infer<typeof CreatedToken>;

export const ListTokensInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** Of one person only. */
  userId: UserId.optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(512).nullish(),
  limit: z.number().int().min(1).max(TOKEN_PAGE_MAX).default(50),
  /** tRPC's infinite query sends it; it changes nothing. */
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListTokensInput = z.infer<typeof ListTokensInput>;

/** Those that were not revoked, the expired ones with them; newest first. */
export const TokenPage = z.strictObject({
  items: z.array(Token),
  nextCursor: z.string().nullable(),
});
export type TokenPage = z.infer<typeof TokenPage>;

export const TokenRef = z.strictObject({ workspaceId: WorkspaceId, id: TokenId });
export type TokenRef = z.infer<typeof TokenRef>;

export const UpdateTokenInput = TokenRef.extend({ name });
export type UpdateTokenInput = z.infer<typeof UpdateTokenInput>;

/** What a token is told of itself. */
export const CurrentToken = Token.omit({ userName: true }).extend({ workspaceId: WorkspaceId });
export type CurrentToken = z.infer<typeof CurrentToken>;

/** As rows are before the answer is parsed: the same, without brands. */
export type TokenJson = z.input<typeof Token>;
/** As {@link TokenJson}. */
export type CreatedTokenJson = z.input<typeof CreatedToken>;
/** As {@link TokenJson}. */
export type TokenPageJson = z.input<typeof TokenPage>;
/** As {@link TokenJson}. */
export type CurrentTokenJson = z.input<typeof CurrentToken>;
