import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { appCodeOf, describeError, fieldIssues } from "./app-error.ts";

type Values = Readonly<Record<string, string>>;

interface FormOptions<T> {
  /** The first sentence for each field that is not filled in as it must be; checked before sending. */
  readonly check: (values: Values) => ReadonlyMap<string, string>;
  readonly send: (values: Values) => Promise<T>;
  readonly onAnswer: (answer: T) => void;
}

/** A form that sends once at a time, puts each refusal beside its field and the focus there. */
export function useForm<T>(options: FormOptions<T>) {
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [issues, setIssues] = useState<ReadonlyMap<string, string>>(new Map());

  // The fields are marked by the render before this runs.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [issues]);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const values = readValues(event.currentTarget);
    const missing = options.check(values);
    setIssues(missing);
    setRefusal(null);
    if (missing.size > 0) return;
    setIsSending(true);
    try {
      options.onAnswer(await options.send(values));
    } catch (error) {
      setIssues(fieldIssues(error));
      setRefusal(error);
    } finally {
      setIsSending(false);
    }
  };

  return {
    isSending,
    code: appCodeOf(refusal),
    /** For what belongs to no field. */
    sentence: refusal !== null && issues.size === 0 ? describeError(refusal) : undefined,
    errorOf: (field: string) => issues.get(field),
    formProps: {
      ref: form,
      noValidate: true,
      onSubmit: (event: SubmitEvent<HTMLFormElement>) => void submit(event),
    },
  };
}

function readValues(form: HTMLFormElement): Values {
  const entries = [...new FormData(form)];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
}
