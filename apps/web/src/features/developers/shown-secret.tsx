import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";

interface ShownSecretProps {
  readonly secret: string;
  /** Of a token that signs. */
  readonly keyId?: string | undefined;
  /** What else there is to know. */
  readonly children?: ReactNode;
  readonly onDone: () => void;
}

/** A secret, which is shown this once. */
export function ShownSecret({ secret, keyId, children, onDone }: ShownSecretProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Ready to be copied by the keys of the system as well.
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div className="flex flex-col gap-5">
      <CopyField
        ref={field}
        label={t("newToken.secret")}
        value={secret}
        hint={t("newToken.once")}
        copied={t("newToken.secretCopied")}
      />
      {keyId !== undefined && (
        <CopyField
          label={t("tokens.keyId")}
          value={keyId}
          hint={t("newToken.keyIdHint")}
          copied={t("tokens.keyIdCopied")}
        />
      )}
      {children}
      <div className="flex justify-end">
        <Button onClick={onDone}>{t("newToken.done")}</Button>
      </div>
    </div>
  );
}
