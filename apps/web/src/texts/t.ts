import { createTranslator } from "use-intl/core";
import { EN } from "./en.ts";
import { LOCALE } from "./locale.ts";

/** Says one text of the catalogue, in the interface's language. */
export const t = createTranslator({ locale: LOCALE, messages: EN, timeZone: "UTC" });
