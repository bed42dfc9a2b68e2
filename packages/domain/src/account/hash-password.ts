import type { PublicContext } from "../context.ts";

/**
 * Hashes a new password for storing.
 *
 * @throws {HasherBusyError} when too many passwords wait.
 */
export async function hashPassword(
  { services, call }: PublicContext,
  password: string,
): Promise<string> {
  using place = services.passwords.enter(call.address);
  return await place.hash(password);
}
