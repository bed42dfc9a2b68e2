import type { AppErrorCode } from "@taskflow/contract";

/** What a code means to whoever gets it. */
export interface ErrorEntry {
  readonly means: string;
  /** What to do then. */
  readonly remedy: string;
  /** A message that comes with it. */
  readonly detail: string;
}

/** Every code, explained; one without a row does not compile. docs/api-errors.md and the OpenAPI document show it. */
export const ERROR_GUIDE = {
  invalid_input: {
    means: "The input, a header or the address does not fit. `issues` names each field.",
    remedy: "Correct what is named. The same request will be refused again.",
    detail: "The input does not fit.",
  },
  unauthenticated: {
    means: "No credential, or one that is no longer good.",
    remedy: "Renew the session, or sign in; a program needs another token.",
    detail: "Sign in to do this.",
  },
  signature_invalid: {
    means:
      "The request's signature is not right. `reason` says why, as docs/signing.md explains; what depends on the key is told only to whoever has it.",
    remedy: "Compare what you sign with the example there, or sign again with a new nonce.",
    detail: "The signature is not of this request, or not of a secret that is valid.",
  },
  invalid_credentials: {
    means: "E-mail and password do not belong together. It says nothing about either.",
    remedy: "Ask for them again.",
    detail: "E-mail and password do not belong together.",
  },
  reauthentication_required: {
    means: "The password was given too long ago for this.",
    remedy: "`POST /auth/confirm` with the password, then once more.",
    detail: "Give your password once more to do this.",
  },
  forbidden: {
    means: "The caller sees the thing, and may not do this to it.",
    remedy: "Ask somebody whose role allows it.",
    detail: "The role viewer may not do this.",
  },
  scope_missing: {
    means: "The token lacks a scope, which `scope` names, whatever its owner may do.",
    remedy: "Make a token with this scope, and use that one.",
    detail: "The token lacks the scope task:write.",
  },
  signature_required: {
    means: "The workspace takes signed requests only, and no tokens that are sent as they are.",
    remedy: "Use a token of the kind `signed`, and sign each request.",
    detail: "This workspace takes signed requests only: use a token of the kind signed.",
  },
  not_found: {
    means: "Unknown, or somebody else's: the two look alike on purpose.",
    remedy: "Check the ids, and who you are.",
    detail: "There is no such task.",
  },
  conflict: {
    means: "Changed since the version that the caller had. `current` holds it as it is now.",
    remedy: "Decide anew upon `current`, and send its version.",
    detail: "Somebody changed this first.",
  },
  precondition_failed: {
    means: "Not in the version that `If-Match` names. `current` holds it as it is now. REST only.",
    remedy: "Decide anew upon `current`, and send its entity tag.",
    detail: "It is in version 8.",
  },
  idempotency_key_reused: {
    means: "The `Idempotency-Key` came before, with another request. Nothing was done. REST only.",
    remedy: "Use a new key for each thing to be done.",
    detail: "This Idempotency-Key came before, with another request. Nothing was done.",
  },
  id_taken: {
    means: "The id that the caller made was used before, for something else.",
    remedy: "Make a new id.",
    detail: "This id was used before for another task.",
  },
  last_owner: {
    means: "Others would be left in a workspace without an owner.",
    remedy: "Make somebody else an owner first, or delete the workspace.",
    detail: "A workspace keeps an owner. Make somebody else an owner first, or delete it.",
  },
  personal_workspace: {
    means: "The personal workspace is nobody else's, and goes with the account only.",
    remedy: "Make a workspace for a team.",
    detail: "The personal workspace is shared with nobody.",
  },
  invitation_void: {
    means:
      "The invitation is unknown, used, revoked, expired, or of somebody who may not invite any more.",
    remedy: "Ask for a new one.",
    detail: "This invitation is not valid, or not any more.",
  },
  limit_reached: {
    means: "There may be no more of these; docs/limits.md says how many.",
    remedy: "Take one away first.",
    detail: "A workspace has at most 200 projects.",
  },
  key_taken: {
    means: "Another project of the workspace has this key; the caller may not see that project.",
    remedy: "Choose another key.",
    detail: "Another project has this key.",
  },
  project_archived: {
    means: "The project is archived: its tasks are only read.",
    remedy: "Take it out of the archive first.",
    detail: "The project is archived. Take it out of the archive first.",
  },
  default_project: {
    means: "The project of tasks that name none stays open, and stays.",
    remedy: "Use another project.",
    detail: "The project of tasks that name none stays as it is.",
  },
  last_manager: {
    means: "Nobody would be left who manages the project.",
    remedy: "Name another manager first.",
    detail: "Somebody has to manage the project.",
  },
  share_void: {
    means:
      "The link is unknown, revoked or expired, or of somebody who may not share any more, or its password is wrong or missing: all look alike on purpose.",
    remedy: "Ask for a new link, or for the password.",
    detail: "This link is not valid, or not any more, or wants another password.",
  },
  task_deleted: {
    means: "The task is in the trash. `current` holds it.",
    remedy: "Restore it first.",
    detail: "The task is in the trash. Restore it first.",
  },
  email_taken: {
    means: "There is an account with this e-mail.",
    remedy: "Sign in.",
    detail: "There is an account with this e-mail already.",
  },
  registration_closed: {
    means: "This server takes no registrations, or none without an invitation.",
    remedy: "Ask whoever runs it.",
    detail: "This server takes no new accounts.",
  },
  rate_limited: {
    means: "Too many calls or tries; docs/limits.md has the figures.",
    remedy:
      "Wait as long as `Retry-After` says. The RateLimit fields tell before it comes to this.",
    detail: "Too many tries. Wait 42 seconds.",
  },
  too_many_streams: {
    means: "The person has as many streams open as one may.",
    remedy: "Close one first.",
    detail: "You follow this server in ten places already. Close one.",
  },
  busy: {
    means:
      "The server, or its database, has no time at the moment, or no space. Whether a write took place may be unknown.",
    remedy:
      "Wait as long as `Retry-After` says, then send it again: under an `Idempotency-Key` it is done once.",
    detail: "The database does not answer. Try again in a moment.",
  },
  payload_too_large: {
    means: "The request, or the answer to it, is larger than the server takes or makes.",
    remedy: "Send or ask for less at a time.",
    detail: "The request is too large.",
  },
  unsupported_media_type: {
    means: "The body is something else than `application/json`, or compressed.",
    remedy: "Send JSON, with `Content-Type: application/json`.",
    detail: "Send application/json.",
  },
  method_not_allowed: {
    means: "The path exists, for another method; `Allow` names them.",
    remedy: "Use one of those.",
    detail: "No such method here.",
  },
  internal: {
    means: "A fault of the server. Nothing more is told.",
    remedy: "Quote `requestId` to whoever runs it.",
    detail: "Internal error",
  },
} as const satisfies Record<AppErrorCode, ErrorEntry>;
