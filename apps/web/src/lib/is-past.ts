/** Whether a moment has come, by this device's clock. */
export const isPast = (at: string): boolean => Date.parse(at) <= Date.now();
