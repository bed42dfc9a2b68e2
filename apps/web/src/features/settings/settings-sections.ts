import {
  CalendarDays,
  Database,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Palette,
  UserRound,
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
