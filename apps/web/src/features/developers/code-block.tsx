import { Copy } from "lucide-react";
import { copyText } from "../../lib/copy-text.ts";
import { t } from "../../texts/t-settings.ts";
import { IconButton } from "../../ui/icon-button.tsx";

interface CodeBlockProps {
  /** What it is, for who cannot see what it stands below. */
  readonly label: string;
  readonly code: string;
  /** Told the code once the button has put it on the clipboard. */
  readonly onCopied?: (code: string) => void;
}

/** Code to take along. Where it is too wide it moves sideways by itself, and never the page. */
export function CodeBlock({ label, code, onCopied }: CodeBlockProps) {
  const copy = async () => {
    if (await copyText(code, t("api.copied"), t("tokens.copyByHand"))) onCopied?.(code);
  };
  return (
    <div className="flex items-start rounded-lg bg-sunken shadow-field">
      <section
        aria-label={label}
        // Whoever has no mouse moves it by the keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-128 min-w-0 flex-1 overflow-auto rounded-lg py-3 pl-4"
      >
        <pre className="font-mono text-sm [overflow-wrap:normal]">
          <code>{code}</code>
        </pre>
      </section>
      <IconButton
        icon={Copy}
        label={`${t("api.copyCode")}: ${label}`}
        title={t("api.copyCode")}
        className="m-1"
        onClick={() => void copy()}
      />
    </div>
  );
}
