/** The contract's own numbers; its module would bring the whole validator to the sign-in page. */
export const PASSWORD_LENGTH_MIN = 10;
export const PASSWORD_LENGTH_MAX = 128;

/** In code points, as the server counts. */
export function passwordIssue(password: string): string | undefined {
  const length = [...password.normalize("NFC")].length;
  if (length < PASSWORD_LENGTH_MIN) return `At least ${PASSWORD_LENGTH_MIN} characters.`;
  if (length > PASSWORD_LENGTH_MAX) return `At most ${PASSWORD_LENGTH_MAX} characters.`;
  return undefined;
}
