/** Gives the focus to the page's content as a whole, where what had it is gone: single keys work on. */
export function focusMain(): void {
  document.getElementById("main")?.focus();
}
