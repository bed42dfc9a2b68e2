import { type ComponentProps, useEffect, useState } from "react";
import type { Calendar } from "./calendar.tsx";

/**
 * Fetches the calendar when it is first shown, and keeps its place free until then. If it does not come,
 * without a network, its place stays empty: a date can be typed.
 */
export function LazyCalendar(props: ComponentProps<typeof Calendar>) {
  const [loaded, setLoaded] = useState<{ readonly Calendar: typeof Calendar } | null>(null);
  useEffect(() => {
    let isGone = false;
    import("./calendar.tsx").then(
      (module) => {
        if (!isGone) setLoaded(module);
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, []);
  return <div className="min-h-68 coarse:min-h-83">{loaded && <loaded.Calendar {...props} />}</div>;
}
