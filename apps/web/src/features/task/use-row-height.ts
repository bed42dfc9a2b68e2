import { type RefObject, useEffect, useState } from "react";
import { useMediaQuery } from "../../lib/use-media-query.ts";

/** Where titles stay on one line: see the classes of the rows. */
const ONE_LINE = "(min-width: 40rem) and (not (pointer: coarse))";
/** Of `--size-row`, where letters have their usual size. */
const USUAL_PX = 36;

/** The height of rows, as it is on this page, and whether it is the same of all. */
export function useRowHeight(list: RefObject<HTMLElement | null>) {
  const isSame = useMediaQuery(ONE_LINE, true);
  const [px, setPx] = useState(USUAL_PX);
  useEffect(() => {
    const { current } = list;
    if (!isSame || !current || typeof ResizeObserver === "undefined") return undefined;
    // It grows with the letters, and the list with what is in it.
    const observer = new ResizeObserver(() => {
      const height = current.querySelector("[data-row]")?.clientHeight ?? 0;
      if (height > 0) setPx(height);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [list, isSame]);
  return { px, isSame };
}
