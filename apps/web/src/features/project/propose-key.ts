const KEY_LENGTH = 3;

/** A key that people would choose for a name: the initials of its words, or the first letters of its one. */
export function proposeKey(name: string): string {
  const words = name
    .normalize("NFD")
    .toUpperCase()
    .split(/[^A-Z0-9\p{M}]+/u)
    .map((word) => word.replaceAll(/[^A-Z0-9]/gu, ""))
    .filter((word) => /^[A-Z]/u.test(word));
  const [first = ""] = words;
  const initials = words.map((word) => word.charAt(0)).join("");
  return (words.length > 1 ? initials : first).slice(0, KEY_LENGTH);
}
