import { z } from "zod";
import { UserId, WorkspaceId } from "./ids.ts";
import { Role } from "./role.ts";
import { safeLine } from "./text.ts";
import { Timestamp } from "./timestamp.ts";

/** Members a page. */
export const MEMBER_PAGE_MAX = 100;

/** Somebody in a workspace, as the other members see them. */
export const Member = z.strictObject({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  role: Role,
  joinedAt: Timestamp,
});
export type Member = z.infer<typeof Member>;

export const ListMembersInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** A part of the name or of the e-mail. */
  search: safeLine({ max: 200 }).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(512).nullish(),
  limit: z.number().int().min(1).max(MEMBER_PAGE_MAX).default(50),
  /** tRPC's infinite query sends it; it changes nothing. */
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListMembersInput = z.infer<typeof ListMembersInput>;

/** In the order in which they joined. */
export const MemberPage = z.strictObject({
  items: z.array(Member),
  nextCursor: z.string().nullable(),
});
export type MemberPage = z.infer<typeof MemberPage>;

export const MemberRef = z.strictObject({ workspaceId: WorkspaceId, userId: UserId });
export type MemberRef = z.infer<typeof MemberRef>;

export const UpdateMemberInput = MemberRef.extend({ role: Role });
export type UpdateMemberInput = z.infer<typeof UpdateMemberInput>;

/** What a member may do from now on. */
export const MemberRole = Member.pick({ userId: true, role: true });

/** As rows are before the answer is parsed: the same, without brands. */
export type MemberPageJson = z.input<typeof MemberPage>;
export type MemberRoleJson = z.input<typeof MemberRole>;
