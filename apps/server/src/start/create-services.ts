import { createHmac } from "node:crypto";
import { isAllowed, isInScope, isManaged } from "@taskflow/contract";
import {
  createAccessTokens,
  createCursorCodec,
  createDeviceTokens,
  createPasswordHasher,
  type PasswordHasher,
  createPasswordPolicy,
  createRefreshTokens,
  createSigningSecrets,
  newUuidV7,
} from "@taskflow/crypto";
import type { Database } from "@taskflow/db";
import {
  createBearerTokens,
  createCallLimits,
  createExportTurn,
  createLive,
  type Services,
} from "@taskflow/domain";
import { createMailer } from "../mail/create-mailer.ts";
import type { Log } from "../log.ts";
import type { Config } from "../config.ts";
import type { Secret } from "../secret.ts";

/** What the services stand on. */
export interface ServiceParts {
  readonly database: Database;
  readonly secret: Secret;
  readonly log: Log;
  readonly passwords: PasswordHasher | undefined;
}

/** Puts together what the verbs work with. */
export function createServices(config: Config, parts: ServiceParts): Services {
  const { database, log, passwords = createPasswordHasher() } = parts;
  const secret = parts.secret.reveal();
  const callLimits = createCallLimits({ factor: config.limitsFactor });
  return {
    database,
    passwords,
    passwordPolicy: createPasswordPolicy(),
    accessTokens: createAccessTokens({ secret, issuer: config.publicUrl ?? instanceId(secret) }),
    refreshTokens: createRefreshTokens({ secret }),
    bearerTokens: createBearerTokens({ database, callLimits }),
    deviceTokens: createDeviceTokens({ secret }),
    signingSecrets: createSigningSecrets({ secret }),
    cursors: createCursorCodec({ secret }),
    mailer: config.mail && createMailer(config.mail, log),
    registration: config.registration,
    reportSecurity: log.security,
    exportTurn: createExportTurn(),
    live: createLive({ database, isAllowed, processId: newUuidV7() }),
    callLimits,
    limitsFactor: config.limitsFactor,
    isAllowed,
    isManaged,
    isInScope,
    newId: newUuidV7,
  };
}

/** A name for an installation without a public address: the same in all its processes, new with its secret. */
function instanceId(secret: string): string {
  const digest = createHmac("sha256", secret).update("taskflow/instance-id").digest("base64url");
  return `urn:taskflow:instance:${digest.slice(0, 22)}`;
}
