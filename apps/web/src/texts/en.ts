/**
 * Every text of the interface, in ICU message format. A text that is missing, or a value that a text
 * needs and does not get, does not compile.
 */
export const EN = {
  offline: {
    banner: "You are offline. What you change now is sent when the network is back.",
  },
  wait: {
    seconds: "{seconds, plural, one {a second} other {# seconds}}",
    minutes: "{minutes, plural, one {# minute} other {# minutes}}",
  },
} as const;
