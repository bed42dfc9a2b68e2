import { createTranslator } from "use-intl/core";
import { EN_VISIT } from "./en-visit.ts";
import { EN } from "./en.ts";
import { LOCALE } from "./locale.ts";

/** Says one text of the catalogue or of the pages for those who come by a link. */
export const t = createTranslator({
  locale: LOCALE,
  messages: { ...EN, ...EN_VISIT },
  timeZone: "UTC",
});
