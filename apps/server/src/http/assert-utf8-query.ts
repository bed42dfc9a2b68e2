import { DomainError } from "@taskflow/domain";
import { TRPCError } from "@trpc/server";

/** A percent sign alone stands for itself, as browsers read it. */
const ENCODED_BYTES = /(?:%[\da-f]{2})+/giu;

/**
 * Refuses a query string whose bytes are no UTF-8: read as one, it would be another text than was sent.
 *
 * @throws {TRPCError} `BAD_REQUEST` with an issue for each field.
 */
export function assertUtf8Query(query: string): void {
  // Nearly all are, and without a sign alone: looked at as a whole, which takes a quarter of the time.
  if (decodes(query)) return;
  const faulty = query.split("&").filter((part) => !isUtf8(part));
  if (faulty.length === 0) return;
  const issues = faulty.map((part) => {
    const [name = ""] = new URLSearchParams(part).keys();
    return { path: [name], message: "Contains bytes that are not UTF-8." };
  });
  const message = "The address is not UTF-8.";
  const cause = new DomainError("invalid_input", message, { issues });
  throw new TRPCError({ code: "BAD_REQUEST", message, cause });
}

function isUtf8(part: string): boolean {
  return [...part.matchAll(ENCODED_BYTES)].every(([bytes]) => decodes(bytes));
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
