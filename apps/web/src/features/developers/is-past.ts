/** Whether a moment has come, by this device's clock. */
export const isPast = (at: string, now: Date = new Date()): boolean =>
  Date.parse(at) <= now.getTime();
