import { useMutation } from "@tanstack/react-query";
import { t } from "../../texts/t-settings.ts";
import { SavedLine } from "./saved-line.tsx";
import { useAccountUpdate } from "./use-account-update.ts";

export function NameField({ name }: { readonly name: string }) {
  const { mutateAsync } = useAccountUpdate();
  const update = useMutation({
    networkMode: "always",
    mutationFn: (text: string) => mutateAsync({ name: text }),
  });
  return (
    <SavedLine
      field="name"
      label={t("profile.name")}
      help={t("profile.nameHelp")}
      missing={t("profile.nameMissing")}
      value={name}
      maxLength={100}
      autoComplete="name"
      update={update}
    />
  );
}
