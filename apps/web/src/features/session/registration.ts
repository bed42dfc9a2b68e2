/** Whether this server takes registrations from those alone whom an invitation brings. */
export const isByInvitationOnly = (): boolean =>
  document.documentElement.dataset["registration"] === "invite";

/**
 * Whether this server takes registrations from everybody, or at least from those whom an invitation
 * brings, as it says on its page.
 */
export function isRegistrationOpen({ isInvited }: { readonly isInvited: boolean }): boolean {
  const { registration } = document.documentElement.dataset;
  return registration === undefined || (isByInvitationOnly() && isInvited);
}
