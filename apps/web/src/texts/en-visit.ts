import { EN_ROLE } from "./en-role.ts";

/** The texts of the pages that a link leads to from outside, in ICU message format; loaded with them only. */
export const EN_VISIT = {
  ...EN_ROLE,
  invite: {
    page: "Invitation",
    title: "Join {workspace}",
    by: "<who>{name}</who> invites you to work together.",
    as: "{role}: {help}",
    join: "Join {workspace}",
    joining: "Joining…",
    notNow: "Not now",
    signedInAs: "You are signed in as {email}.",
    other: "Use another account",
    register: "Create an account to join",
    signIn: "Sign in to join",
    already: "You are a member of {workspace} already",
    joined: "Welcome to {workspace}",
    void: "This invitation is not valid",
    voidWhy:
      "It has been used, taken back or is older than seven days. Ask whoever sent it for a new one.",
    missing: "This link is not whole",
    missingWhy: "Its last part is missing. Copy it from the message once more, up to its end.",
    failed: "The invitation could not be opened",
    loading: "Opening the invitation",
    full: "You are in as many workspaces as there can be",
    fullWhy: "Leave one of them first, then open the link again.",
    home: "Go to your tasks",
  },
  shared: {
    page: "Shared project",
    loading: "Opening the project",
    readOnly: "Read only",
    empty: "There are no tasks in it yet.",
    more: "Show more",
    failed: "The project could not be opened",
    locked: "This link does not open by itself",
    lockedWhy: "It has a password, or it has ended or was taken back. Whoever sent it knows which.",
    again: "This link has closed",
    againWhy:
      "Its password is wanted again, or it has ended or was taken back. Whoever sent it knows which.",
    ended: "This link has ended",
    endedWhy: "It was taken back, or its time is over. Ask whoever sent it for a new one.",
    passwordMissing: "Enter the password.",
    passwordWrong: "With this the link does not open.",
    open: "Open",
  },
} as const;
