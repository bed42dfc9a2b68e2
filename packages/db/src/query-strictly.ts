import type { Client } from "pg";

/** PostgreSQL warned where it should have failed. */
export class WarningError extends Error {
  override readonly name = "WarningError";
}

/** Warnings, by the class of their SQLSTATE; a notice, such as that something exists already, has another. */
const WARNING = "01";

/**
 * Runs statements of ours and takes a warning for a failure: of a right that it could not give or take
 * PostgreSQL only warns, and the hole stays.
 *
 * @throws {WarningError} after the statements ran; a transaction around them is the caller's to roll back.
 */
export async function queryStrictly(client: Client, text: string): Promise<void> {
  const warnings: string[] = [];
  const onNotice = ({
    code,
    message,
  }: {
    code?: string | undefined;
    message?: string | undefined;
  }) => {
    if (code?.startsWith(WARNING) === true) warnings.push(message ?? code);
  };
  client.on("notice", onNotice);
  try {
    await client.query(text);
  } finally {
    client.off("notice", onNotice);
  }
  if (warnings.length > 0) throw new WarningError(warnings.join("; "));
}
