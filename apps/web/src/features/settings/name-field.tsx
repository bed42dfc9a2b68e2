import { type SubmitEvent, useId, useState } from "react";
import { describeError, fieldIssues } from "../../lib/app-error.ts";
import { t } from "../../texts/t-settings.ts";
import { INPUT_CLASS } from "./input-class.ts";
import { SaveMark } from "./save-mark.tsx";
import { SettingRow } from "./setting-row.tsx";
import { useAccountUpdate } from "./use-account-update.ts";

/** Saves itself when it is left or on Enter; Escape puts back what it was. */
export function NameField({ name }: { readonly name: string }) {
  const id = useId();
  const update = useAccountUpdate();
  /** Null as long as nothing has been typed that is not saved. */
  const [draft, setDraft] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const refusal =
    update.error && (fieldIssues(update.error).get("name") ?? describeError(update.error));
  const error = isMissing ? t("profile.nameMissing") : (refusal ?? undefined);

  const edit = (text: string | null) => {
    setDraft(text);
    setIsMissing(false);
    if (!update.isPending) update.reset();
  };
  const save = () => {
    const next = draft?.trim();
    if (next === undefined || update.isPending) return;
    if (next === name) edit(null);
    else if (next === "") setIsMissing(true);
    else update.mutate({ name: next }, { onSuccess: () => setDraft(null) });
  };
  return (
    <SettingRow
      id={id}
      label={t("profile.name")}
      help={t("profile.nameHelp")}
      error={error}
      mark={<SaveMark isPending={update.isPending} isSuccess={update.isSuccess} />}
    >
      <form
        className="w-full sm:w-64"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          save();
        }}
      >
        <input
          id={id}
          value={draft ?? name}
          maxLength={100}
          autoComplete="name"
          aria-describedby={`${id}-help`}
          aria-errormessage={error === undefined ? undefined : `${id}-error`}
          aria-invalid={error !== undefined}
          onChange={(event) => edit(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === "Escape") edit(null);
          }}
          className={INPUT_CLASS}
        />
      </form>
    </SettingRow>
  );
}
