import type { BrowserContextOptions } from "playwright-core";
import { type Person, registerPerson } from "../client/register-person.ts";

/** Somebody with an account, and the state of a browser in which they are signed in. */
export interface SignedInPerson extends Person {
  readonly storageState: Exclude<BrowserContextOptions["storageState"], string | undefined>;
}

/** Registers somebody by the API, for stories that are not about the door. */
export async function signedInPerson(url: string): Promise<SignedInPerson> {
  const person = await registerPerson(url);
  const { hostname, origin } = new URL(url);
  const cookie = {
    name: "tf_rt",
    value: person.refreshToken,
    domain: hostname,
    path: "/",
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: "Strict" as const,
  };
  // The page asks for a session only where it has been told that there may be one.
  const localStorage = [{ name: "taskflow.session", value: "1" }];
  return { ...person, storageState: { cookies: [cookie], origins: [{ origin, localStorage }] } };
}
