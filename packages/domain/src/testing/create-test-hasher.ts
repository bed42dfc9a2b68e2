import { createPasswordHasher, type PasswordHasher } from "@taskflow/crypto";

/** Hashes as ever, by so little work that a thousand people register in a second, and turns nobody away. */
export function createTestHasher(): PasswordHasher {
  return createPasswordHasher({
    parameters: { memoryKib: 8, passes: 1, lanes: 1, saltBytes: 16, tagBytes: 32 },
    queueMax: 1_000,
    queueMaxPerAddress: 1_000,
    waitMaxMs: 60_000,
  });
}
