import type { AppErrorCode, Permission, Role, SignatureReason } from "@taskflow/contract";
import type { PublicContext } from "./context.ts";

/** Everything that is kept of who gets in and who does not: a closed list (ASVS V16.3). */
export type SecurityEventName =
  | "registered"
  | "sign_in"
  | "sign_in_failed"
  | "signature_refused"
  | "sign_out"
  | "refresh_reused"
  | "reauthenticated"
  | "reauthentication_failed"
  | "password_changed"
  | "session_ended"
  | "account_exported"
  | "account_deleted"
  | "workspace_deleted"
  | "invitation_accepted"
  | "member_role_changed"
  | "member_removed"
  | "token_created"
  | "token_revoked"
  | "token_rotated"
  | "token_secret_ended"
  | "denied";

/** One event, by ids alone: no e-mail, no name, no secret. */
export interface SecurityEvent {
  readonly event: SecurityEventName;
  readonly requestId: string;
  /** Of the caller, in canonical form; IPv6 by its /64. */
  readonly address: string;
  /** Of the account that it is about; absent where none is known. */
  readonly userId?: string | undefined;
  /** Of the workspace that it is about. */
  readonly workspaceId?: string;
  /** Of the member that it was done to, and the role that they have now. */
  readonly memberId?: string;
  readonly role?: Role;
  /** Of the session that it is about. */
  readonly sessionId?: string;
  /** Of the API token that it is about, or that it was asked for with. */
  readonly tokenId?: string;
  /** Why it was refused; absent after a fault of ours. */
  readonly reason?: AppErrorCode | undefined;
  /** What was wrong, of `signature_refused`. */
  readonly signature?: SignatureReason | undefined;
  /** What was asked for, of `denied`. */
  readonly permission?: Permission;
  /** How many sessions ended. */
  readonly sessions?: number;
}

/** Reports an event with the names of its call; what was done by an earlier one, that one has reported. */
export function reportSecurity(
  { services, call }: PublicContext,
  event: Omit<SecurityEvent, "requestId" | "address">,
): void {
  const { requestId, address, once } = call;
  if (once?.isReplay === true) return;
  services.reportSecurity({ ...event, requestId, address });
}
