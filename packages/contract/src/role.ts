import { z } from "zod";

/** What a member may do in one workspace, from most to least. */
export const Role = z.enum(["owner", "admin", "editor", "viewer"]);
export type Role = z.infer<typeof Role>;
