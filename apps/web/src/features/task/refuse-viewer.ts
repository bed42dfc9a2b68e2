import { t } from "../../texts/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Offer } from "../command/command-registry.ts";

/** Answers the key of a change that the person may not make. */
export const REFUSE_VIEWER: Offer = {
  isRefusal: true,
  run: () =>
    showToast({
      id: "view-only",
      title: t("list.viewOnly"),
      description: t("error.code.forbidden"),
      isShort: true,
    }),
};
