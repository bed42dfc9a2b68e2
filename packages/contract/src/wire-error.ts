import { z } from "zod";
import { AppErrorCode } from "./app-error-code.ts";
import { Scope } from "./scope.ts";
import { SignatureReason } from "./signature-reason.ts";
import { NamedWorkspace } from "./workspace.ts";

/** One field that was refused: its path from the root of the input, and a sentence. */
export const InputIssue = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
export type InputIssue = z.infer<typeof InputIssue>;

/** `error.data` of every refused call, over tRPC and REST alike. */
export const WireErrorData = z.object({
  /** tRPC's own code, such as `NOT_FOUND`. */
  code: z.string(),
  httpStatus: z.number().int(),
  appCode: AppErrorCode,
  requestId: z.string(),
  /** One entry a refused field, for `invalid_input`. */
  issues: z.array(InputIssue).optional(),
  /** What is wrong with the signature, for `signature_invalid`. */
  reason: SignatureReason.optional(),
  /** The object as it is now, for `conflict`. */
  current: z.unknown().optional(),
  /** Those that would be left without an owner, for `last_owner`. */
  workspaces: z.array(NamedWorkspace).optional(),
  /** What the token would need, for `scope_missing`. */
  scope: Scope.optional(),
  /** Seconds to wait, for `rate_limited` and `busy`; the same as `Retry-After`. */
  retryAfterSeconds: z.number().int().optional(),
});
export type WireErrorData = z.infer<typeof WireErrorData>;
