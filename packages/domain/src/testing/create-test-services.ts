import { isAllowed, isInScope, isManaged } from "@taskflow/contract";
import {
  createAccessTokens,
  createCursorCodec,
  createDeviceTokens,
  createPasswordPolicy,
  createRefreshTokens,
  createSigningSecrets,
  newUuidV7,
} from "@taskflow/crypto";
import type { Database } from "@taskflow/db";
import { createCallLimits } from "../limit/call-limits.ts";
import { createExportTurn } from "../limit/export-turn.ts";
import { createLive } from "../live/live.ts";
import type { Services } from "../services.ts";
import { createTestHasher } from "./create-test-hasher.ts";
import { createBearerTokens } from "../token/bearer-tokens.ts";

const SECRET = "a secret that only tests know, 32+";

/** The real services over a test's own database, with limits out of the way unless a test asks for them. */
export function createTestServices(
  database: Database,
  overrides: Partial<Services> = {},
): Services {
  const { limitsFactor = 1_000 } = overrides;
  const allows = overrides.isAllowed ?? isAllowed;
  const callLimits = overrides.callLimits ?? createCallLimits({ factor: limitsFactor });
  return {
    database,
    passwords: createTestHasher(),
    passwordPolicy: createPasswordPolicy(),
    accessTokens: createAccessTokens({ secret: SECRET, issuer: "http://localhost:3000" }),
    refreshTokens: createRefreshTokens({ secret: SECRET }),
    deviceTokens: createDeviceTokens({ secret: SECRET }),
    signingSecrets: createSigningSecrets({ secret: SECRET }),
    cursors: createCursorCodec({ secret: SECRET }),
    mailer: undefined,
    registration: "open",
    limitsFactor,
    exportTurn: createExportTurn(),
    callLimits,
    bearerTokens: createBearerTokens({ database, callLimits }),
    isManaged,
    isInScope,
    isAllowed: allows,
    live: createLive({ database, isAllowed: allows, processId: newUuidV7() }),
    reportSecurity: () => {},
    newId: newUuidV7,
    ...overrides,
  };
}
