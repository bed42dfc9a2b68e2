import { useSearch } from "@tanstack/react-router";
import { INVITE_PATH, keptInvitation } from "../features/session/invitation-store.ts";
import { RegisterPage } from "../features/session/register-page.tsx";
import { fetchAhead, importSignedInPages } from "./fetch-ahead.ts";

export function RegisterRoute() {
  const { next } = useSearch({ from: "/door/register" });
  const invitation = next === INVITE_PATH ? keptInvitation()?.secret : undefined;
  return (
    <RegisterPage
      next={next}
      invitation={invitation}
      onBegin={() => void fetchAhead(importSignedInPages)}
    />
  );
}
