/** Judges new passwords beyond their length: common ones, and ones made of the account's own words. */
export interface PasswordPolicy {
  /** A sentence that says what is wrong with the password, or null. */
  readonly findWeakness: (password: string, contextWords: readonly string[]) => string | null;
}
