import { Kbd } from "../../ui/kbd.tsx";
import { t } from "../../texts/t.ts";
import { keyNames } from "./key-names.ts";

/** One way to give a command: keys at once, or one after the other. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(" ").map((key, index) => (
        // A sequence never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className="inline-flex items-center gap-1">
          {index > 0 && <span className="text-xs text-ink-faint">{t("keys.inBetween")}</span>}
          {keyNames(key).map((name) => (
            <Kbd key={name}>{name}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
