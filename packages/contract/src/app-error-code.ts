import { z } from "zod";

/**
 * Every reason for which a call can be refused, as `data.appCode` on the wire. A closed list:
 * clients may switch over it.
 */
export const AppErrorCode = z.enum([
  /** The input does not fit; `data.issues` names each field. */
  "invalid_input",
  /** No session, or one that has ended. */
  "unauthenticated",
  /** The request's signature is not right; `data.reason` says what an honest signer has to change. */
  "signature_invalid",
  /** E-mail and password do not belong together; says nothing about either. */
  "invalid_credentials",
  /** The password must be given again first, by `auth.confirm`: it was too long ago. */
  "reauthentication_required",
  /** The caller sees the object but may not do this to it. */
  "forbidden",
  /** The token lacks `data.scope`, whatever its owner may do. */
  "scope_missing",
  /** The workspace takes signed requests only, and no tokens that are sent as they are. */
  "signature_required",
  /** Unknown, or somebody else's: the two look alike on purpose. */
  "not_found",
  /** Changed since the version that the caller had; `data.current` holds the object of now. */
  "conflict",
  /** Not in the version that `If-Match` names; `data.current` holds the object of now. REST only. */
  "precondition_failed",
  /** The `Idempotency-Key` came before, with another request. REST only. */
  "idempotency_key_reused",
  /** The id was used before for something else. */
  "id_taken",
  /** Others would be left in a workspace without an owner; `data.workspaces` names them where there may be several. */
  "last_owner",
  /** The personal workspace is nobody else's, and goes with the account only. */
  "personal_workspace",
  /** Unknown, used, revoked, expired, or of somebody who may not invite any more. */
  "invitation_void",
  /** There may be no more of these. */
  "limit_reached",
  /** Another project of the workspace has this key; you may not see that project. */
  "key_taken",
  /** The project is archived; its tasks are only read until it is taken out again. */
  "project_archived",
  /** The project of tasks that name none stays open, and stays. */
  "default_project",
  /** Nobody would be left who manages the project. */
  "last_manager",
  /** The link is unknown, revoked, expired or of somebody who may not share any more, or the password is wrong: all look alike on purpose. */
  "share_void",
  /** The task is in the trash; restore it first. */
  "task_deleted",
  /** An account with this e-mail exists. */
  "email_taken",
  /** This server takes no registrations, or none without an invitation. */
  "registration_closed",
  /** Too many tries; `Retry-After` says when to come back. */
  "rate_limited",
  /** The person has as many streams open as one may; close one first. */
  "too_many_streams",
  /** The server is busy; `Retry-After` says when to come back. */
  "busy",
  /** The request, or the answer to it, is larger than the server takes or makes. */
  "payload_too_large",
  /** Only `application/json` is taken. */
  "unsupported_media_type",
  /** The path exists, for another method. */
  "method_not_allowed",
  /** A fault of the server; quote `data.requestId`. */
  "internal",
]);
export type AppErrorCode = z.infer<typeof AppErrorCode>;
