interface SettingsSection {
  readonly name: "profile" | "appearance" | "dateTime" | "sessions" | "password" | "data";
  readonly to: `/settings/${string}`;
}

export const SETTINGS_SECTIONS = [
  { name: "profile", to: "/settings/profile" },
  { name: "appearance", to: "/settings/appearance" },
  { name: "dateTime", to: "/settings/date-time" },
  { name: "sessions", to: "/settings/sessions" },
  { name: "password", to: "/settings/password" },
  { name: "data", to: "/settings/data" },
] as const satisfies readonly SettingsSection[];

/** Of the workspace that one is in. */
export const WORKSPACE_SECTIONS = [
  { name: "general", to: "/w/$slug/settings/general" },
  { name: "members", to: "/w/$slug/settings/members" },
  { name: "invitations", to: "/w/$slug/settings/invitations" },
  { name: "developers", to: "/w/$slug/settings/developers" },
  { name: "leave", to: "/w/$slug/settings/leave" },
] as const;

export type SectionName =
  | (typeof SETTINGS_SECTIONS)[number]["name"]
  | (typeof WORKSPACE_SECTIONS)[number]["name"];
