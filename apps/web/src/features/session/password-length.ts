import { t } from "../../texts/t.ts";

/** The contract's own numbers; its module would bring the whole validator to the sign-in page. */
export const PASSWORD_LENGTH_MIN = 10;
export const PASSWORD_LENGTH_MAX = 128;

/** In code points, as the server counts. */
export function passwordIssue(password: string): string | undefined {
  const length = [...password.normalize("NFC")].length;
  if (length < PASSWORD_LENGTH_MIN) return t("door.passwordTooShort", { min: PASSWORD_LENGTH_MIN });
  if (length > PASSWORD_LENGTH_MAX) return t("door.passwordTooLong", { max: PASSWORD_LENGTH_MAX });
  return undefined;
}
