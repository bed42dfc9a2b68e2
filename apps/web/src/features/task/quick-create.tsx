import { CornerDownLeft, Plus } from "lucide-react";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { t } from "../../texts/t.ts";

const TITLE_LENGTH_MAX = 500;

interface QuickCreateProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly onCreate: (title: string) => void;
  readonly onLeave: () => void;
}

/** One line that is always there: Enter adds the task and waits for the next. */
export function QuickCreate({ ref, onCreate, onLeave }: QuickCreateProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [isLeft, setIsLeft] = useState(false);
  const isTooLong = [...text.trim()].length > TITLE_LENGTH_MAX;
  // A draft that was left by Escape waits without a word.
  const isRefused = isTooLong && !isLeft;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" || (event.key === "ArrowDown" && text === "")) {
      event.preventDefault();
      event.stopPropagation();
      setIsLeft(true);
      onLeave();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const title = text.trim();
        if (title === "" || isTooLong) return;
        onCreate(title);
        setText("");
      }}
    >
      <div className="group flex h-10 items-center gap-2.5 rounded-lg bg-sunken pr-1.5 pl-2.75 transition-[background,box-shadow] focus-within:bg-raised focus-within:shadow-[inset_0_0_0_1.5px_var(--color-focus)] coarse:h-11 coarse:pl-4">
        <Plus
          aria-hidden
          size={18}
          className="shrink-0 text-ink-faint group-focus-within:text-accent"
        />
        <label htmlFor={id} className="sr-only">
          {t("create.label")}
        </label>
        <input
          ref={ref}
          id={id}
          data-line
          type="text"
          value={text}
          placeholder={t("create.placeholder")}
          autoComplete="off"
          enterKeyHint="done"
          aria-invalid={isRefused}
          aria-describedby={isRefused ? `${id}-note` : undefined}
          onFocus={() => setIsLeft(false)}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        {text.trim() !== "" && (
          <button
            type="submit"
            className="touch-target flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium text-accent transition-colors hovered:bg-hover"
          >
            {t("create.add")}
            <CornerDownLeft aria-hidden size={14} className="coarse:hidden" />
          </button>
        )}
      </div>
      {isRefused && (
        <p id={`${id}-note`} role="alert" className="px-3 pt-1 text-sm text-danger">
          {t("create.tooLong", { max: TITLE_LENGTH_MAX })}
        </p>
      )}
    </form>
  );
}
