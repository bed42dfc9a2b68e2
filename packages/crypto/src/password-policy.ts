/** Judges new passwords beyond their length: common ones, and ones made of the account's own words. */
export interface PasswordPolicy {
  /**
   * A sentence that says what is wrong with the password, or null.
   *
   * `contextWords` are texts that a guesser would start from, as they are: the e-mail address, the
   * person's name, the workspace's. The product's own name is always among them.
   */
  readonly findWeakness: (
    password: string,
    contextWords: readonly string[],
  ) => Promise<string | null>;
}
