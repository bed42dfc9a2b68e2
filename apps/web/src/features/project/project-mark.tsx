import {
  BookOpen,
  Briefcase,
  Bug,
  Flag,
  Folder,
  Globe,
  Heart,
  House,
  Inbox,
  List,
  type LucideIcon,
  Rocket,
  Star,
} from "lucide-react";
import type { Project } from "./projects-context.tsx";

type Look = Pick<Project, "color" | "icon">;

export const PROJECT_ICON: Readonly<Record<Look["icon"], LucideIcon>> = {
  inbox: Inbox,
  folder: Folder,
  list: List,
  star: Star,
  flag: Flag,
  heart: Heart,
  home: House,
  briefcase: Briefcase,
  book: BookOpen,
  bug: Bug,
  rocket: Rocket,
  globe: Globe,
};

export const HUE_CLASS: Readonly<Record<Look["color"], string>> = {
  gray: "text-hue-gray",
  red: "text-hue-red",
  orange: "text-hue-orange",
  yellow: "text-hue-yellow",
  green: "text-hue-green",
  teal: "text-hue-teal",
  blue: "text-hue-blue",
  violet: "text-hue-violet",
  pink: "text-hue-pink",
};

interface ProjectMarkProps {
  readonly project: Look;
  readonly size?: number;
}

/** A project at a glance. */
export function ProjectMark({ project: { color, icon }, size = 16 }: ProjectMarkProps) {
  const Icon = PROJECT_ICON[icon];
  return <Icon aria-hidden size={size} className={`shrink-0 ${HUE_CLASS[color]}`} />;
}
