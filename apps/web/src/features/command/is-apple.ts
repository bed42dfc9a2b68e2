/** On Apple's machines commands are given with ⌘, elsewhere with Ctrl. */
export const IS_APPLE =
  typeof navigator !== "undefined" && /Mac|iPhone|iPad/u.test(navigator.userAgent);
