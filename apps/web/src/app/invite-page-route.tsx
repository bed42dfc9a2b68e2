import { useRouteContext } from "@tanstack/react-router";
import { InvitePage } from "../features/invite/invite-page.tsx";

export function InviteRoute() {
  const { invitation } = useRouteContext({ from: "/invite" });
  // Another link that is opened on the same page is another invitation.
  return <InvitePage key={invitation?.secret} invitation={invitation} />;
}
