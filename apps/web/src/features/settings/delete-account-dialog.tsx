import { DeleteAccountForm } from "./delete-account-form.tsx";
import { ListLoading } from "./list-loading.tsx";
import { OnlyOwnerNotice } from "./only-owner-notice.tsx";
import { useOnlyOwned } from "./use-only-owned.ts";

/** The last word on an account, or what has to be done before. */
export function DeleteAccountDialog({ onCancel }: { readonly onCancel: () => void }) {
  const { workspaces, isPending } = useOnlyOwned();
  if (isPending) return <ListLoading />;
  return workspaces.length > 0 ? (
    <OnlyOwnerNotice workspaces={workspaces} onCancel={onCancel} />
  ) : (
    <DeleteAccountForm onCancel={onCancel} />
  );
}
