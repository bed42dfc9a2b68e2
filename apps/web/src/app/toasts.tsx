import { type ComponentType, useEffect, useState } from "react";
import { whenQuiet } from "../lib/when-quiet.ts";
import { PlainToast } from "../ui/plain-toast.tsx";
import { type ToastContent, onToastWaiting, takeWaitingToast } from "../ui/toasts.ts";

/**
 * Fetches the place for messages when the first one comes, or when all is quiet. What cannot be shown there,
 * because it does not come, is shown plainly.
 */
export function Toasts() {
  // A component is a function, which a state would take for an update of itself.
  const [loaded, setLoaded] = useState<{ readonly Region: ComponentType }>();
  const [plain, setPlain] = useState<ToastContent>();
  useEffect(() => {
    const load = () => {
      import("../ui/toast-region.tsx").then(
        ({ ToastRegion }) => {
          setLoaded({ Region: ToastRegion });
          setPlain(undefined);
        },
        // The next message tries again.
        () => setPlain((shown) => takeWaitingToast() ?? shown),
      );
    };
    const stopAsking = onToastWaiting(load);
    const stopWaiting = whenQuiet(load);
    return () => {
      stopAsking();
      stopWaiting();
    };
  }, []);
  if (loaded) return <loaded.Region />;
  return plain && <PlainToast content={plain} onClose={() => setPlain(undefined)} />;
}
