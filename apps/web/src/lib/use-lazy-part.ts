import { type ComponentType, useCallback, useEffect, useState } from "react";
import { t } from "../texts/t.ts";
import { showToast } from "../ui/toasts.ts";
import { whenQuiet } from "./when-quiet.ts";

type LoadPart<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page that opens on demand and has a chunk of its own, fetched when all is quiet. `onMissing` is
 * called when it was asked for and did not come.
 */
export function useLazyPart<Props>(load: LoadPart<Props>, onMissing?: () => void) {
  // A component is a function, which a state would take for an update of itself.
  const [loaded, setLoaded] = useState<{ readonly Part: ComponentType<Props> }>();
  const [isOpen, setIsOpen] = useState(false);
  const fetchPart = useCallback(async () => setLoaded({ Part: await load() }), [load]);

  // What fails now is fetched again when it is asked for.
  useEffect(() => whenQuiet(() => void fetchPart().catch(() => {})), [fetchPart]);

  const open = useCallback(() => {
    setIsOpen(true);
    if (loaded) return;
    fetchPart().catch(() => {
      setIsOpen(false);
      onMissing?.();
      showToast({
        title: t("page.partFailed"),
        description: t("error.unreachable"),
        isError: true,
      });
    });
  }, [loaded, fetchPart, onMissing]);
  return { Part: loaded?.Part, isOpen, setIsOpen, open, isComing: isOpen && !loaded };
}
