import { Outlet } from "@tanstack/react-router";
import { Announcer } from "../ui/announcer.tsx";

export function RootLayout() {
  return (
    <>
      <Outlet />
      <Announcer />
    </>
  );
}
