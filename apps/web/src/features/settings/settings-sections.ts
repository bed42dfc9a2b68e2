import {
  CalendarDays,
  CodeXml,
  Database,
  DoorOpen,
  KeyRound,
  type LucideIcon,
  MailPlus,
  MonitorSmartphone,
  Palette,
  SlidersHorizontal,
  UserRound,
  UsersRound,
} from "lucide-react";

interface SettingsSection {
  readonly name: "profile" | "appearance" | "dateTime" | "sessions" | "password" | "data";
  readonly to: `/settings/${string}`;
  readonly icon: LucideIcon;
}

export const SETTINGS_SECTIONS = [
  { name: "profile", to: "/settings/profile", icon: UserRound },
  { name: "appearance", to: "/settings/appearance", icon: Palette },
  { name: "dateTime", to: "/settings/date-time", icon: CalendarDays },
  { name: "sessions", to: "/settings/sessions", icon: MonitorSmartphone },
  { name: "password", to: "/settings/password", icon: KeyRound },
  { name: "data", to: "/settings/data", icon: Database },
] as const satisfies readonly SettingsSection[];

/** Of the workspace that one is in. */
export const WORKSPACE_SECTIONS = [
  { name: "general", to: "/w/$slug/settings/general", icon: SlidersHorizontal },
  { name: "members", to: "/w/$slug/settings/members", icon: UsersRound },
  { name: "invitations", to: "/w/$slug/settings/invitations", icon: MailPlus },
  { name: "developers", to: "/w/$slug/settings/developers", icon: CodeXml },
  { name: "leave", to: "/w/$slug/settings/leave", icon: DoorOpen },
] as const;

export type SectionName =
  | (typeof SETTINGS_SECTIONS)[number]["name"]
  | (typeof WORKSPACE_SECTIONS)[number]["name"];
