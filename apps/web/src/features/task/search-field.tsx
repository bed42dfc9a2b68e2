import { Search, X } from "lucide-react";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { t } from "../../texts/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";

const DELAY_MS = 150;

interface SearchFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly onLeave: () => void;
}

/** Searches as one types, once the typing pauses. */
export function SearchField({ ref, value, onSearch, onLeave }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const told = useRef(value);

  // The address may change by itself: back, forward, a cleared filter.
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text.trim() === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text.trim();
      onSearch(text.trim());
    }, DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);

  const clear = () => {
    setText("");
    ref.current?.focus();
  };
  return (
    <div
      role="search"
      className="group flex h-(--size-control) min-w-28 flex-1 items-center gap-2 rounded-md bg-sunken pl-2.5 focus-within:bg-raised focus-within:shadow-[inset_0_0_0_1.5px_var(--color-focus)] sm:max-w-56"
    >
      <Search aria-hidden size={15} className="shrink-0 text-ink-faint" />
      <label htmlFor={id} className="sr-only">
        {t("search.label")}
      </label>
      <input
        ref={ref}
        id={id}
        data-line
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        placeholder={t("search.placeholder")}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.stopPropagation();
            if (text === "") onLeave();
            else clear();
          }
          if (event.key === "ArrowDown") {
            event.preventDefault();
            onLeave();
          }
        }}
        className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
      />
      {text === "" ? (
        <span className="pr-1.5 group-focus-within:hidden coarse:hidden">
          <Kbd>/</Kbd>
        </span>
      ) : (
        <IconButton icon={X} label={t("search.clear")} onClick={clear} className="size-7" />
      )}
    </div>
  );
}
