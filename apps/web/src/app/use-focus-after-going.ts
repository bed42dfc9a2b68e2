import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { focusMain } from "../ui/focus-main.ts";

/** Where a key has left for another page, its own place is gone: the new page takes the focus. */
export function useFocusAfterGoing(): void {
  const page = useRouterState({
    select: ({ resolvedLocation }) => resolvedLocation && sectionOf(resolvedLocation.pathname),
  });
  const last = useRef(page);
  useEffect(() => {
    const before = last.current;
    last.current = page;
    if (before === undefined || before === page) return;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) focusMain();
  }, [page]);
}

/** What of an address stays the same while one moves within a page: `/w/acme/tasks`, `/settings`. */
function sectionOf(pathname: string): string {
  const parts = pathname.split("/");
  return parts.slice(0, parts[1] === "w" ? 4 : 2).join("/");
}
