/** What most of the settings need, as one file to load; what is heavy comes for itself. */
export { AppearancePage } from "../features/settings/appearance-page.tsx";
export { DataPage } from "../features/settings/data-page.tsx";
export { PasswordPage } from "../features/settings/password-page.tsx";
export { ProfilePage } from "../features/settings/profile-page.tsx";
export { SettingsLayout } from "../features/settings/settings-layout.tsx";

export const importDateTimePage = () => import("../features/settings/date-time-page.tsx");
export const importDevelopersPage = () => import("../features/developers/developers-page.tsx");
export const importWorkspacePages = () => import("./workspace-pages.ts");
export const importSessionsPage = () => import("../features/settings/sessions-page.tsx");
