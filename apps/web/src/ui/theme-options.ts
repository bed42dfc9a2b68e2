import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import type { Theme } from "./theme.ts";

interface ThemeOption {
  readonly theme: Theme;
  readonly icon: LucideIcon;
}

export const THEMES: readonly ThemeOption[] = [
  { theme: "system", icon: Monitor },
  { theme: "light", icon: Sun },
  { theme: "dark", icon: Moon },
];
