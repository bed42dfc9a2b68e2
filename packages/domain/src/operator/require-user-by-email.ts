import { EmailAddress } from "@taskflow/contract";
import { type IdentityHandle, OperatorError } from "@taskflow/db";

/** @throws {OperatorError} if there is no account with this e-mail. */
export async function requireUserByEmail(
  auth: IdentityHandle,
  text: string,
): Promise<{ id: string }> {
  const email = EmailAddress.safeParse(text).data;
  const user =
    email === undefined
      ? undefined
      : await auth.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
  if (user) return user;
  throw new OperatorError(
    `There is no account with the e-mail ${text}. "taskflow user list" shows them all.`,
  );
}
