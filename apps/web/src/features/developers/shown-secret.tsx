import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { CodeBlock } from "./code-block.tsx";
import { askForSecret } from "./examples/index.ts";
import { Step } from "./step.tsx";
import type { Token } from "./token-api.ts";

interface ShownSecretProps {
  readonly secret: string;
  readonly token: Pick<Token, "id" | "kind">;
  /** What else there is to know. */
  readonly children?: ReactNode;
  /** Told what was copied last. */
  readonly onCopied: (text: string) => void;
  readonly onDone: () => void;
}

/** A secret, shown this once, below the line that asks for it: nothing else is to be copied later. */
export function ShownSecret(props: ShownSecretProps) {
  const { secret, token, children, onCopied, onDone } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Ready to be copied by the keys of the system as well.
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div className="flex flex-col gap-5">
      <Step number={1} heading="h3" title={t("newToken.run")} help={t("newToken.runHelp")}>
        <CodeBlock label={t("newToken.run")} code={askForSecret(token.kind)} onCopied={onCopied} />
      </Step>
      <Step number={2} heading="h3" title={t("newToken.paste")} help={t("newToken.pasteHelp")}>
        <CopyField
          ref={field}
          label={t("newToken.secret")}
          value={secret}
          hint={t("newToken.once")}
          copied={t("newToken.secretCopied")}
          onCopied={onCopied}
        />
      </Step>
      {token.kind === "signed" && (
        <CopyField
          label={t("tokens.keyId")}
          value={token.id}
          hint={t("newToken.keyIdHint")}
          copied={t("tokens.keyIdCopied")}
          onCopied={onCopied}
        />
      )}
      {children}
      <div className="flex justify-end">
        <Button onClick={onDone}>{t("newToken.done")}</Button>
      </div>
    </div>
  );
}
