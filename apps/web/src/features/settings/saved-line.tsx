import type { UseMutationResult } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { describeError, fieldIssues } from "../../lib/app-error.ts";
import { INPUT_CLASS } from "./input-class.ts";
import { SaveMark } from "./save-mark.tsx";
import { SettingRow } from "./setting-row.tsx";

interface SavedLineProps {
  /** As the procedure calls it. */
  readonly field: string;
  readonly label: string;
  readonly help: string;
  /** Said if nothing is left in it. */
  readonly missing: string;
  readonly value: string;
  readonly maxLength: number;
  readonly autoComplete: string;
  readonly update: UseMutationResult<unknown, Error, string>;
}

/** A line of text that saves itself when it is left or on Enter; Escape puts back what it was. */
export function SavedLine(props: SavedLineProps) {
  const { field, label, help, missing, value, update } = props;
  const id = useId();
  /** Null as long as nothing has been typed that is not saved. */
  const [draft, setDraft] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const refusal =
    update.error && (fieldIssues(update.error).get(field) ?? describeError(update.error));
  const error = isMissing ? missing : (refusal ?? undefined);

  const edit = (text: string | null) => {
    setDraft(text);
    setIsMissing(false);
    if (!update.isPending) update.reset();
  };
  const save = () => {
    const next = draft?.trim();
    if (next === undefined || update.isPending) return;
    if (next === value) edit(null);
    else if (next === "") setIsMissing(true);
    else update.mutate(next, { onSuccess: () => setDraft(null) });
  };
  return (
    <SettingRow
      id={id}
      label={label}
      help={help}
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
          value={draft ?? value}
          maxLength={props.maxLength}
          autoComplete={props.autoComplete}
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
