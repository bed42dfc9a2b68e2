import type { Permission, Role, Scope } from "@taskflow/contract";
import type {
  AccessTokens,
  CursorCodec,
  DeviceTokens,
  PasswordHasher,
  PasswordPolicy,
  RefreshTokens,
  SigningSecrets,
} from "@taskflow/crypto";
import type { Database } from "@taskflow/db";
import type { CallLimits } from "./limit/call-limits.ts";
import type { ExportTurn } from "./limit/export-turn.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { Live } from "./live/live.ts";
import type { BearerTokens } from "./token/bearer-tokens.ts";
import type { SecurityEvent } from "./security-event.ts";

/** Who may make an account: everybody, nobody without an invitation, nobody. */
export type Registration = "open" | "invite" | "closed";

/** What the verbs work with: made once a process, handed down, never reached for. */
export interface Services {
  readonly database: Database;
  readonly passwords: PasswordHasher;
  readonly passwordPolicy: PasswordPolicy;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly bearerTokens: BearerTokens;
  readonly deviceTokens: DeviceTokens;
  readonly signingSecrets: SigningSecrets;
  readonly cursors: CursorCodec;
  /** Undefined: this server sends no mail. */
  readonly mailer: Mailer | undefined;
  readonly registration: Registration;
  /** Multiplies every rate limit; 1 in production. */
  readonly limitsFactor: number;
  readonly callLimits: CallLimits;
  /** Of exports, which take much memory: one at a time for the whole process. */
  readonly exportTurn: ExportTurn;
  /** The streams that are open in this process. */
  readonly live: Live;
  /** The application's wall. Tests put one in that allows all, to show that the database's wall holds alone. */
  readonly isAllowed: (role: Role | null, permission: Permission) => boolean;
  /** The same of what a token's scopes have. */
  readonly isInScope: (scopes: readonly Scope[], permission: Permission) => boolean;
  /** Its other half: whose roles a role may give and take away. */
  readonly isManaged: (role: Role | null, managed: Role) => boolean;
  /** Keeps what whoever runs the server must be able to look up later. Never throws, never waits. */
  readonly reportSecurity: (event: SecurityEvent) => void;
  /** A new UUIDv7. */
  readonly newId: () => string;
}
