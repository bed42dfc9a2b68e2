import { useDelayed } from "../../lib/use-delayed.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";

interface DialogButtonsProps {
  readonly submit: string;
  readonly look?: "primary" | "destroy";
  readonly isSending: boolean;
  readonly onCancel: () => void;
}

export function DialogButtons(props: DialogButtonsProps) {
  const { submit, look = "primary", isSending, onCancel } = props;
  const isSlow = useDelayed(isSending);
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button onClick={onCancel}>{t("settings.cancel")}</Button>
      <Button type="submit" look={look} aria-disabled={isSending}>
        {isSlow && <Spinner />}
        {submit}
      </Button>
    </div>
  );
}
