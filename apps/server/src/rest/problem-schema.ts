import { AppErrorCode, InputIssue, Scope, SignatureReason } from "@taskflow/contract";
import { z } from "zod";

/** @see {@link https://www.rfc-editor.org/rfc/rfc9457 RFC 9457} */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  appCode: AppErrorCode,
  requestId: z.string(),
  issues: z.array(InputIssue).optional(),
  reason: SignatureReason.optional(),
  current: z.unknown().optional(),
  scope: Scope.optional(),
  retryAfterSeconds: z.int().optional(),
});
export type Problem = z.infer<typeof Problem>;
