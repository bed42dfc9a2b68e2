import { Link } from "@tanstack/react-router";
import { usePageTitle } from "../lib/use-page-title.ts";
import { t } from "../texts/t.ts";
import { buttonClass } from "../ui/button.tsx";

/** Unknown, gone, or private to others: the three look alike. */
export function MissingProject() {
  usePageTitle(t("project.missing"));
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-24 text-center outline-none"
    >
      <h1 className="text-lg font-semibold tracking-tight">{t("project.missing")}</h1>
      <p className="text-ink-soft text-pretty">{t("project.missingWhy")}</p>
      <Link to="/" className={`${buttonClass("quiet")} mt-3`}>
        {t("page.goToTasks")}
      </Link>
    </main>
  );
}
