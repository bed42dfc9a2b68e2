/** Whether this server sends mail, as it says on its page. */
export const isMailSent = (): boolean => document.documentElement.dataset["mail"] !== "none";
