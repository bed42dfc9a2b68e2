import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/button.tsx";
import { MessagePage } from "./message-page.tsx";

export function NotFoundPage() {
  return (
    <MessagePage title="There is no such page">
      <p className="text-ink-soft">The address may be mistyped, or what was here is gone.</p>
      <p className="mt-2">
        <Link to="/" className={buttonClass("primary")}>
          Go to your tasks
        </Link>
      </p>
    </MessagePage>
  );
}
