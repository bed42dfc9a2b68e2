import { Link } from "@tanstack/react-router";
import { t } from "../texts/t.ts";
import { buttonClass } from "../ui/button.tsx";
import { MessagePage } from "./message-page.tsx";

export function NotFoundPage() {
  return (
    <MessagePage title={t("page.notFound")}>
      <p className="text-ink-soft">{t("page.notFoundWhy")}</p>
      <p className="mt-2">
        <Link to="/" className={buttonClass("primary")}>
          {t("page.goToTasks")}
        </Link>
      </p>
    </MessagePage>
  );
}
