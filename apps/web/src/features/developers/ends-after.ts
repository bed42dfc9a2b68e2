/** Days that a token may be made for. */
export const TOKEN_LIVES = ["30", "90", "365"] as const;
export type TokenLife = (typeof TOKEN_LIVES)[number];

const DAY_MS = 86_400_000;
/** A year is the most that the server takes, and its clock may be behind this one. */
const LEEWAY_MS = 3_600_000;

/** When a token ends that is made now. */
export function endsAfter(life: TokenLife, now: Date = new Date()): string {
  return new Date(now.getTime() + Number(life) * DAY_MS - LEEWAY_MS).toISOString();
}
