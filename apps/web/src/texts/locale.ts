/** The language of the interface, and how it writes dates and numbers. */
export const LOCALE = "en-GB";
