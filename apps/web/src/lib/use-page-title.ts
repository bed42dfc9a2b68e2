import { useEffect } from "react";
import { announce } from "../ui/announcer.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

let lastPage: string | undefined;

/** Names the page, and tells those who cannot see it that another one has come. */
export function usePageTitle(title: string): void {
  useDocumentTitle(title);
  useEffect(() => {
    // The first page is announced by the browser itself.
    if (lastPage !== undefined && lastPage !== title) announce(title);
    lastPage = title;
  }, [title]);
}
