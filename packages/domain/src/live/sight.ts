import type { Sight } from "./live-stream.ts";

/** A text that is equal for those who see the same. */
export function keyOfSight(sight: Sight | null): string {
  return sight ? `${sight.role} ${sight.scope}` : "";
}

export function isSameSight(one: Sight | null, other: Sight): boolean {
  return keyOfSight(one) === keyOfSight(other);
}
