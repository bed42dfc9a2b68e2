import { z } from "zod";
import { ProjectId, ShareLinkId, WorkspaceId } from "./ids.ts";
import { ProjectColor, ProjectIcon } from "./project.ts";
import { TaskPriority, TaskStatus } from "./task.ts";
import { codePointLength, lengths } from "./text.ts";
import { CalendarDate, Timestamp } from "./timestamp.ts";

/** Links a project that were not revoked, the expired ones with them. */
export const SHARE_LINKS_MAX = 50;
/** Tasks a page. */
export const SHARED_PAGE_MAX = 100;

/** Why a link that nobody ended shows nothing: its author is gone from the workspace, or may not share the project. */
export const ShareVoidReason = z.enum(["author_gone", "author_may_not_share"]);
export type ShareVoidReason = z.infer<typeof ShareVoidReason>;

/** A way in for people without an account: whoever has its secret reads one project, and nothing else. */
export const ShareLink = z.strictObject({
  id: ShareLinkId,
  projectId: ProjectId,
  hasPassword: z.boolean(),
  createdAt: Timestamp,
  /** When it ends by itself, or null. */
  expiresAt: Timestamp.nullable(),
  /** Null while its author could make it today, and only then it shows anything. */
  voidReason: ShareVoidReason.nullable(),
});
export type ShareLink = z.infer<typeof ShareLink>;

const SharePassword = z
  .string()
  .max(512, "At most 128 characters.")
  .refine((text) => text.isWellFormed(), "Contains a broken character.")
  .overwrite((text) => text.normalize("NFC"))
  .refine((text) => codePointLength(text) <= 128, "At most 128 characters.")
  .meta(lengths({ max: 128 }));

export const CreateShareLinkInput = z.strictObject({
  workspaceId: WorkspaceId,
  projectId: ProjectId,
  /** Without, it goes on until it is revoked. */
  expiresAt: Timestamp.optional(),
  /** Asked of whoever opens the link, besides its secret. */
  password: SharePassword.refine((text) => codePointLength(text) >= 8, "At least 8 characters.")
    .meta(lengths({ min: 8, max: 128 }))
    .optional(),
});
export type CreateShareLinkInput = z.infer<typeof CreateShareLinkInput>;

export const CreatedShareLink = z.strictObject({
  shareLink: ShareLink,
  /** Opens the link; shown here only. */
  secret: z.string(),
  /** Carries the secret behind its `#`, which browsers send to nobody. */
  link: z.string(),
});
export type CreatedShareLink = z.infer<typeof CreatedShareLink>;

export const ListShareLinksInput = z.strictObject({
  workspaceId: WorkspaceId,
  projectId: ProjectId,
});
export type ListShareLinksInput = z.infer<typeof ListShareLinksInput>;

/** Those that were not revoked, newest first. */
export const ShareLinkList = z.strictObject({ items: z.array(ShareLink) });
export type ShareLinkList = z.infer<typeof ShareLinkList>;

export const ShareLinkRef = z.strictObject({
  workspaceId: WorkspaceId,
  projectId: ProjectId,
  id: ShareLinkId,
});
export type ShareLinkRef = z.infer<typeof ShareLinkRef>;

const secret = z.string().min(1).max(128);

/** A link that has a password wants it here. */
export const OpenShareInput = z.strictObject({ secret, password: SharePassword.optional() });
export type OpenShareInput = z.infer<typeof OpenShareInput>;

/** What a link shows of its project. */
export const SharedProject = z.strictObject({
  name: z.string(),
  key: z.string(),
  color: ProjectColor,
  icon: ProjectIcon,
  /** Shows for an hour that the password was given; null where none is wanted. */
  pass: z.string().nullable(),
});
export type SharedProject = z.infer<typeof SharedProject>;

export const ListSharedTasksInput = z.strictObject({
  secret,
  /** Of `share.open`, where a password is wanted. */
  pass: z.string().max(512).nullish(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(512).nullish(),
  limit: z.number().int().min(1).max(SHARED_PAGE_MAX).default(50),
});
export type ListSharedTasksInput = z.infer<typeof ListSharedTasksInput>;

/** A task as a link shows it: no ids, nobody's name. */
export const SharedTask = z.strictObject({
  number: z.number().int(),
  title: z.string(),
  description: z.string(),
  status: TaskStatus,
  priority: TaskPriority,
  dueDate: CalendarDate.nullable(),
});
export type SharedTask = z.infer<typeof SharedTask>;

/** By number, the highest first; those in the trash are not shown. */
export const SharedTaskPage = z.strictObject({
  items: z.array(SharedTask),
  nextCursor: z.string().nullable(),
});
export type SharedTaskPage = z.infer<typeof SharedTaskPage>;

/** As rows are before the answer is parsed: the same, without brands. */
export type ShareLinkJson = z.input<typeof ShareLink>;
/** As {@link ShareLinkJson}. */
export type CreatedShareLinkJson = z.input<typeof CreatedShareLink>;
/** As {@link ShareLinkJson}. */
export type SharedProjectJson = z.input<typeof SharedProject>;
/** As {@link ShareLinkJson}. */
export type SharedTaskJson = z.input<typeof SharedTask>;
