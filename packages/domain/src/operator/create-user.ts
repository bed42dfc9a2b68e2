import { EmailAddress, PersonName } from "@taskflow/contract";
import { newUuidV7, type PasswordHasher } from "@taskflow/crypto";
import { type IdentityHandle, OperatorError } from "@taskflow/db";
import { insertUser } from "../account/insert-user.ts";
import { nameFromEmail } from "../account/name-from-email.ts";
import { randomPassword } from "./random-password.ts";

/** Who gets an account, as it was typed. */
export interface CreateUserInput {
  readonly email: string;
  readonly name?: string | undefined;
}

/**
 * Makes an account with its personal workspace, whoever may register, and answers its new random
 * password. The change log names `operator` as the request.
 *
 * @throws {OperatorError} if e-mail or name do not fit, or there is such an account already.
 */
export async function createUser(
  { auth, passwords }: { readonly auth: IdentityHandle; readonly passwords: PasswordHasher },
  input: CreateUserInput,
): Promise<string> {
  const email = parse(EmailAddress, input.email);
  const name = input.name === undefined ? nameFromEmail(email) : parse(PersonName, input.name);
  const password = randomPassword();
  using place = passwords.enter("operator");
  const passwordHash = await place.hash(password);
  const isMade = await auth.transaction().execute((tx) =>
    insertUser(tx, {
      userId: newUuidV7(),
      email,
      name,
      passwordHash,
      workspaceId: newUuidV7(),
      call: { callId: newUuidV7(), requestId: "operator" },
    }),
  );
  if (!isMade) throw new OperatorError(`There is an account with the e-mail ${email} already.`);
  return password;
}

interface TextSchema {
  readonly safeParse: (text: string) => {
    readonly data?: string;
    readonly error?: { readonly issues: readonly { readonly message: string }[] };
  };
}

function parse(schema: TextSchema, text: string): string {
  const { data, error } = schema.safeParse(text);
  if (data !== undefined) return data;
  throw new OperatorError(`"${text}" does not fit. ${error?.issues[0]?.message ?? ""}`);
}
