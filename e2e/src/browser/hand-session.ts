import type { BrowserContext } from "playwright-core";
import type { Person } from "../client/register-person.ts";

/** The page asks for a session only where it has been told that there may be one; told once a tab. */
const HINT = `if (location.protocol === "http:" && sessionStorage.getItem("told") === null) {
  sessionStorage.setItem("told", "1");
  localStorage.setItem("taskflow.session", "1");
}`;

/** Hands a browser the session of somebody who registered by the API, for stories that are not about the door. */
export async function handSession(
  context: BrowserContext,
  { refreshToken }: Person,
  origin: string,
): Promise<void> {
  await context.addCookies([
    { name: "tf_rt", value: refreshToken, url: origin, httpOnly: true, sameSite: "Strict" },
  ]);
  await context.addInitScript(HINT);
}
