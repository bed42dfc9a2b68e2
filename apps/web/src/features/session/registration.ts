/** Whether this server takes registrations from everybody, as it says on its page. */
export function isRegistrationOpen(): boolean {
  return document.documentElement.dataset["registration"] === undefined;
}
