import { z } from "zod";

/** What a member may do in one workspace, from most to least. */
export const Role = z.enum(["owner", "admin", "editor", "viewer"]);
export type Role = z.infer<typeof Role>;

/** What an invitation may make of somebody; an owner is made by an owner, of a member. */
export const InvitationRole = Role.exclude(["owner"]);
export type InvitationRole = z.infer<typeof InvitationRole>;
