import { useAccount } from "./use-account.ts";

/** Unseen: tells a password manager whose password the one beside it is. */
export function UsernameField() {
  const { email } = useAccount();
  return <input hidden readOnly name="username" autoComplete="username" value={email} />;
}
