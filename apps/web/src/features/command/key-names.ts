import { t } from "../../texts/t.ts";
import { IS_APPLE } from "./is-apple.ts";

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Delete: t("keys.name.delete"),
  End: t("keys.name.end"),
  Enter: t("keys.name.enter"),
  Escape: t("keys.name.escape"),
  Home: t("keys.name.home"),
  Space: t("keys.name.space"),
};

/** What stands on the keys that are pressed at once: `["Ctrl", "K"]`, on Apple's machines `["⌘", "K"]`. */
export function keyNames(key: string, isApple = IS_APPLE): readonly string[] {
  const modifiers: Readonly<Record<string, string>> = isApple
    ? { Mod: "⌘", Shift: "⇧" }
    : { Mod: t("keys.name.control"), Shift: t("keys.name.shift") };
  return key
    .split("+")
    .map(
      (part) => modifiers[part] ?? NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part),
    );
}
