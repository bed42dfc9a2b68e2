/** Whether every word that was typed begins a word of the text. */
export function matchWords(typed: string, text: string): boolean {
  const words = toWords(text);
  return toWords(typed).every((begun) => words.some((word) => word.startsWith(begun)));
}

/** Accents and capitals are left out on both sides: "wasche" finds "Wäsche". */
function toWords(text: string): readonly string[] {
  const plain = text.normalize("NFD").replaceAll(/\p{Mark}/gu, "");
  return plain.toLocaleLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
