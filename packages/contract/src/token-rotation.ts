import { z } from "zod";
import { Timestamp } from "./timestamp.ts";
import { TokenRef } from "./token.ts";

/** For which the secret before is still good, if nothing else is said, and the most that may be said. */
export const OVERLAP_HOURS = 24;
export const OVERLAP_HOURS_MAX = 168;

export const RotateTokenInput = TokenRef.extend({
  /** For which what is signed with the secret of now is still taken; 0 for one that leaked. */
  overlapHours: z.int().min(0).max(OVERLAP_HOURS_MAX).default(OVERLAP_HOURS),
});
export type RotateTokenInput = z.infer<typeof RotateTokenInput>;

export const RotatedToken = z.strictObject({
  /** Shown here only. */
  secret: z.string(),
  /** Until when the secret before is good; those before that one are no longer. */
  formerSecretExpiresAt: Timestamp,
});
export type RotatedToken = z.infer<typeof RotatedToken>;
/** As rows are before the answer is parsed: the same, without brands. */
export type RotatedTokenJson = z.input<typeof RotatedToken>;
