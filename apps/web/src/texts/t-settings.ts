import { createTranslator } from "use-intl/core";
import { EN_SETTINGS } from "./en-settings.ts";
import { EN } from "./en.ts";
import { LOCALE } from "./locale.ts";

/** Says one text of the catalogue or of the settings, which come with their pages. */
export const t = createTranslator({
  locale: LOCALE,
  messages: { ...EN, ...EN_SETTINGS },
  timeZone: "UTC",
});
