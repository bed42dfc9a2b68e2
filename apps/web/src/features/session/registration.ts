/**
 * Whether this server takes registrations from everybody, or at least from those whom an invitation
 * brings, as it says on its page.
 */
export function isRegistrationOpen({ isInvited }: { readonly isInvited: boolean }): boolean {
  const { registration } = document.documentElement.dataset;
  return registration === undefined || (registration === "invite" && isInvited);
}
