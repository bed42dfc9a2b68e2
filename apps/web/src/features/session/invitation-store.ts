/** Where an invitation is opened, and where one comes back to from the door. */
export const INVITE_PATH = "/invite";
const KEY = "taskflow.invitation";

export interface KeptInvitation {
  readonly secret: string;
  /** They have said that they want to join, and went to sign in or to register first. */
  readonly isWanted: boolean;
  /** They have just made their account with it, and are members by that. */
  readonly isUsed?: boolean;
}

/**
 * Keeps the secret of an invitation for this tab while its person signs in or registers: the address bar,
 * and with it the history, is rid of it at once.
 */
export function keepInvitation(invitation: KeptInvitation | null): void {
  if (invitation === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(invitation));
}

export function keptInvitation(): KeptInvitation | undefined {
  const stored = sessionStorage.getItem(KEY);
  if (stored === null) return undefined;
  // Written by the function above only.
  return JSON.parse(stored) as KeptInvitation;
}
