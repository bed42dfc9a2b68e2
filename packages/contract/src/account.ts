import { z } from "zod";
import { ChangeNumber } from "./change-number.ts";
import { UserId, WorkspaceId } from "./ids.ts";
import { codePointLength, lengths, safeLine } from "./text.ts";
import { Timestamp } from "./timestamp.ts";
import { Workspace } from "./workspace.ts";

/** Code points; counted after NFC. */
export const PASSWORD_LENGTH_MIN = 10;
/** Code points; longer ones are refused, never cut. */
export const PASSWORD_LENGTH_MAX = 128;

/**
 * An e-mail address in canonical form: trimmed, NFKC, lower case. Normalised first and checked
 * afterwards; the other order let a look-alike through elsewhere (GHSA-7rqj).
 */
export const EmailAddress = z
  .string()
  .max(1000)
  .overwrite((text) => text.trim().normalize("NFKC").toLowerCase())
  .pipe(z.email("Must be an e-mail address.").max(254, "At most 254 characters."))
  .refine((email) => email.indexOf("@") <= 64, "The part before @ is too long.")
  .meta({ examples: ["ada@example.org"], maxLength: 254, format: "email" });
export type EmailAddress = z.infer<typeof EmailAddress>;

/**
 * A password as typed, in NFC, so that the same keys give the same bytes on every system.
 * Any character may be in it (NIST SP 800-63B-4, ASVS V6.2).
 */
export const NewPassword = z
  .string()
  .max(4 * PASSWORD_LENGTH_MAX, `At most ${PASSWORD_LENGTH_MAX} characters.`)
  .refine((text) => text.isWellFormed(), "Contains a broken character.")
  .overwrite((text) => text.normalize("NFC"))
  .refine(
    (text) => codePointLength(text) >= PASSWORD_LENGTH_MIN,
    `At least ${PASSWORD_LENGTH_MIN} characters.`,
  )
  .refine(
    (text) => codePointLength(text) <= PASSWORD_LENGTH_MAX,
    `At most ${PASSWORD_LENGTH_MAX} characters.`,
  )
  .meta(lengths({ min: PASSWORD_LENGTH_MIN, max: PASSWORD_LENGTH_MAX }));
export type NewPassword = z.infer<typeof NewPassword>;

/** A password to be tried: bounded, normalised, otherwise not judged. */
const TriedPassword = z
  .string()
  .min(1, "Must not be empty.")
  .max(4 * PASSWORD_LENGTH_MAX, `At most ${PASSWORD_LENGTH_MAX} characters.`)
  .overwrite((text) => text.normalize("NFC"));

/** What people are called; shown, never used to find them. */
export const PersonName = safeLine({ min: 1, max: 100 });

/** `true` puts the refresh token into an `HttpOnly` cookie only, otherwise it is in the answer only. */
const useCookie = z.boolean().optional();

export const RegisterInput = z.strictObject({
  email: EmailAddress,
  password: NewPassword,
  name: PersonName.optional(),
  /** The secret of an invitation: the new account is a member of its workspace at once. */
  invitation: z.string().min(1).max(200).optional(),
  useCookie,
});
export type RegisterInput = z.infer<typeof RegisterInput>;

export const LoginInput = z.strictObject({
  email: EmailAddress,
  password: TriedPassword,
  useCookie,
});
export type LoginInput = z.infer<typeof LoginInput>;

/** Without `refreshToken` the cookie is taken. */
export const RefreshInput = z.strictObject({ refreshToken: z.string().max(512).optional() });
export type RefreshInput = z.infer<typeof RefreshInput>;

/** No input: nothing, or an empty object. */
export const EmptyInput = z.strictObject({}).optional();
export const EmptyOutput = z.strictObject({});

/** A fresh pair. `expiresIn` counts the access token's life in seconds (RFC 6749 §5.1). */
export const SignedIn = z.strictObject({
  status: z.literal("signed_in"),
  accessToken: z.string(),
  expiresIn: z.number().int(),
  refreshToken: z.string().optional(),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** `check_mail` comes once mail is configured: the address must be confirmed first. */
export const RegisterOutput = z.discriminatedUnion("status", [
  SignedIn,
  z.strictObject({ status: z.literal("check_mail") }),
]);
export type RegisterOutput = z.infer<typeof RegisterOutput>;

export const LoginOutput = z.discriminatedUnion("status", [SignedIn]);
export type LoginOutput = z.infer<typeof LoginOutput>;

/** The day on which a week begins in calendars. */
export const WeekStart = z.enum(["monday", "saturday", "sunday"]);
export type WeekStart = z.infer<typeof WeekStart>;

/** A time zone by its IANA name, `Europe/Berlin`; offsets such as `+01:00` know no summer time. */
export const TimeZone = z
  .string()
  .max(64, "At most 64 characters.")
  .refine(isTimeZone, "Must be a time zone like Europe/Berlin.")
  .meta({ examples: ["Europe/Berlin"] });
export type TimeZone = z.infer<typeof TimeZone>;

function isTimeZone(name: string): boolean {
  if (!/^[A-Z][\w+/-]*$/u.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The signed-in person, as nobody else sees them. */
export const CurrentUser = z.strictObject({
  id: UserId,
  email: z.string(),
  name: z.string(),
  createdAt: Timestamp,
  /** IANA name; null follows the device. */
  timeZone: z.string().nullable(),
  /** Null follows the language of the device. */
  weekStart: WeekStart.nullable(),
});
export type CurrentUser = z.infer<typeof CurrentUser>;

/** The fields to set; what is absent stays as it is, null goes back to the device's. */
export const UpdateAccountInput = z
  .strictObject({
    name: PersonName,
    timeZone: TimeZone.nullable(),
    weekStart: WeekStart.nullable(),
  })
  .partial()
  .refine(
    (fields) => Object.values(fields).some((value) => value !== undefined),
    "Name at least one field.",
  );
export type UpdateAccountInput = z.infer<typeof UpdateAccountInput>;

export const ChangePasswordInput = z.strictObject({
  currentPassword: TriedPassword,
  newPassword: NewPassword,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** The account's own password, said once more. */
export const PasswordProof = z.strictObject({ password: TriedPassword });
export type PasswordProof = z.infer<typeof PasswordProof>;

export const Me = z.strictObject({
  user: CurrentUser,
  /** The personal one first, then by name. */
  workspaces: z.array(Workspace),
  /** How far each of them had got: whatever is read of it later holds all changes up to there. */
  changeNumbers: z.array(z.strictObject({ workspaceId: WorkspaceId, number: ChangeNumber })),
});
export type Me = z.infer<typeof Me>;

/** As rows are before the answer is parsed: the same, without brands. */
export type MeJson = z.input<typeof Me>;

/** As {@link MeJson}. */
export type CurrentUserJson = z.input<typeof CurrentUser>;
