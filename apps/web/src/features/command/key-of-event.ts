import { IS_APPLE } from "./is-apple.ts";

type KeyEvent = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);
const LATIN_CODE = /^Key(?<letter>[A-Z])$/u;

/** The key as the table of commands writes it, or undefined if it is the browser's or only a modifier. */
export function keyOfEvent(event: KeyEvent, isApple = IS_APPLE): string | undefined {
  const isMod = isApple ? event.metaKey : event.ctrlKey;
  const isOther = isApple ? event.ctrlKey : event.metaKey;
  if (isOther || event.altKey || MODIFIERS.has(event.key)) return undefined;
  const key = latinKey(event);
  if (!isMod) return key;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return event.shiftKey ? `Mod+Shift+${name}` : `Mod+${name}`;
}

/** Where the layout has no Latin letters, a letter is meant by its place on the keyboard. */
function latinKey({ key, code, shiftKey }: KeyEvent): string {
  if (key === " ") return "Space";
  const letter = LATIN_CODE.exec(code)?.groups?.["letter"];
  if (letter === undefined || /^[\p{Script=Latin}\p{Script=Common}]+$/u.test(key)) return key;
  return shiftKey ? letter : letter.toLowerCase();
}
