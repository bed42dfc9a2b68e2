import { useCallback, useLayoutEffect, useMemo, useState } from "react";

/** What a popup is about, and the button that opened it. */
interface Opened<T> {
  readonly payload: T;
  readonly anchor: HTMLElement;
}

export interface SharedPopup<T> {
  readonly open: (payload: T, anchor: HTMLElement) => void;
  readonly close: () => void;
  /** Stays while the popup fades. */
  readonly opened: Opened<T> | null;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/**
 * A popup that many plain buttons open, one at a time. A trigger of the library's in each row of a list
 * would cost more than the row.
 */
export function useSharedPopup<T>(): SharedPopup<T> {
  const [opened, setOpened] = useState<Opened<T> | null>(null);
  const [isOpen, setOpen] = useState(false);
  const anchor = isOpen ? opened?.anchor : undefined;
  useLayoutEffect(() => (anchor ? markOpen(anchor) : undefined), [anchor]);

  const open = useCallback((payload: T, from: HTMLElement) => {
    // The library gives the focus back to what had it before.
    from.focus({ preventScroll: true });
    setOpened({ payload, anchor: from });
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  return useMemo(() => ({ open, close, opened, isOpen, setOpen }), [open, close, opened, isOpen]);
}

/** As the library's own triggers are marked. */
function markOpen(anchor: HTMLElement): () => void {
  const row = anchor.closest<HTMLElement>("[data-row]");
  anchor.setAttribute("aria-expanded", "true");
  anchor.setAttribute("data-popup-open", "");
  row?.setAttribute("data-busy", "");
  return () => {
    anchor.setAttribute("aria-expanded", "false");
    anchor.removeAttribute("data-popup-open");
    row?.removeAttribute("data-busy");
  };
}
