import { type ComponentType, useEffect, useState } from "react";
import { whenQuiet } from "../lib/when-quiet.ts";
import { onToastWaiting } from "../ui/toasts.ts";

/** Fetches the place for messages when the first one comes, or when all is quiet. */
export function Toasts() {
  // A component is a function, which a state would take for an update of itself.
  const [loaded, setLoaded] = useState<{ readonly Region: ComponentType }>();
  useEffect(() => {
    const load = () => {
      import("../ui/toast-region.tsx").then(
        ({ ToastRegion }) => setLoaded({ Region: ToastRegion }),
        // The next message tries again.
        () => undefined,
      );
    };
    const stopAsking = onToastWaiting(load);
    const stopWaiting = whenQuiet(load);
    return () => {
      stopAsking();
      stopWaiting();
    };
  }, []);
  return loaded && <loaded.Region />;
}
