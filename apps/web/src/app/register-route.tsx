import { useSearch } from "@tanstack/react-router";
import { RegisterPage } from "../features/session/register-page.tsx";
import { fetchAhead } from "./fetch-ahead.ts";

export function RegisterRoute() {
  const { next } = useSearch({ from: "/door/register" });
  return <RegisterPage next={next} onBegin={() => void fetchAhead()} />;
}
