import { useLocation } from "@tanstack/react-router";
import { SharePage } from "../features/share/share-page.tsx";

export function ShareRoute() {
  const secret = useLocation({ select: ({ hash }) => hash });
  return <SharePage key={secret} secret={secret} />;
}
