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
import type { SectionName } from "./settings-sections.ts";

export const SECTION_ICONS: Readonly<Record<SectionName, LucideIcon>> = {
  profile: UserRound,
  appearance: Palette,
  dateTime: CalendarDays,
  sessions: MonitorSmartphone,
  password: KeyRound,
  data: Database,
  general: SlidersHorizontal,
  members: UsersRound,
  invitations: MailPlus,
  developers: CodeXml,
  leave: DoorOpen,
};
