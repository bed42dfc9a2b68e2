const NAME_LENGTH_MAX = 100;

/** What somebody is called who did not say. */
export function nameFromEmail(email: string): string {
  return email.slice(0, email.indexOf("@")).slice(0, NAME_LENGTH_MAX);
}
