import { useEffect } from "react";
import { t } from "../texts/t.ts";

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = t("page.title", { page: title });
  }, [title]);
}
