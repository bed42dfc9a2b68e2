import { createTranslator } from "use-intl/core";
import { EN } from "./en.ts";

/** Says one text of the catalogue, in the interface's language. */
export const t = createTranslator({ locale: "en", messages: EN, timeZone: "UTC" });
