import { createHash, timingSafeEqual } from "node:crypto";
import type { Secret } from "../secret.ts";

/** Tells whether an `Authorization` header brings the token; without a token everybody may. */
export function mayScrape(token: Secret | undefined, header: string | undefined): boolean {
  if (token === undefined) return true;
  return timingSafeEqual(digest(`Bearer ${token.reveal()}`), digest(header ?? ""));
}

/** Of equal length whatever was sent. */
const digest = (text: string) => createHash("sha256").update(text).digest();
