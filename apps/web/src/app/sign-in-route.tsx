import { useSearch } from "@tanstack/react-router";
import { SignInPage } from "../features/session/sign-in-page.tsx";
import { fetchAhead, importSignedInPages } from "./fetch-ahead.ts";

export function SignInRoute() {
  const { next, reason } = useSearch({ from: "/door/sign-in" });
  return (
    <SignInPage next={next} reason={reason} onBegin={() => void fetchAhead(importSignedInPages)} />
  );
}
