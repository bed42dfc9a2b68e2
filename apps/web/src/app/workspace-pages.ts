/** The settings of a workspace, as one file to load. */
export { GeneralPage } from "../features/workspace-settings/general-page.tsx";
export { InvitationsPage } from "../features/workspace-settings/invitations-page.tsx";
export { LeavePage } from "../features/workspace-settings/leave-page.tsx";
export { MembersPage } from "../features/workspace-settings/members-page.tsx";
