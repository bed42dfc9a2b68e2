import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";
import { type Theme, setTheme, useTheme } from "../../ui/theme.ts";

const THEMES = ["system", "light", "dark"] as const satisfies readonly Theme[];

/** Each theme as what it looks like. */
export function ThemeChoice() {
  const theme = useTheme();
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2.5 font-medium">{t("appearance.theme")}</legend>
      <div className="grid grid-cols-3 gap-3">
        {THEMES.map((value) => (
          <label key={value} className="group flex flex-col gap-2 text-base">
            <input
              type="radio"
              name="theme"
              value={value}
              checked={value === theme}
              onChange={() => setTheme(value)}
              className="peer sr-only"
            />
            <span
              className={classNames(
                "relative block aspect-[8/5] overflow-hidden rounded-lg",
                // The edge lies over what is in it.
                "after:absolute after:inset-0 after:rounded-lg after:shadow-field",
                "outline-offset-2 peer-checked:outline-2 peer-checked:outline-accent",
                "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-4 peer-focus-visible:outline-focus",
              )}
            >
              <ThemePreview theme={value} />
            </span>
            <span className="text-center text-ink-soft peer-checked:font-medium peer-checked:text-ink">
              {t(`theme.${value}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ThemePreview({ theme }: { readonly theme: Theme }) {
  if (theme !== "system") {
    return <PageSketch className={theme === "dark" ? "scheme-dark" : "scheme-light"} />;
  }
  return (
    <>
      <PageSketch className="scheme-light" />
      <PageSketch className="scheme-dark [clip-path:polygon(100%_0,100%_100%,0_100%)]" />
    </>
  );
}

const ROWS = ["w-3/5", "w-4/5", "w-2/5"] as const;

/** The tasks page with nothing in it to read. */
function PageSketch({ className }: { readonly className: string }) {
  return (
    <span aria-hidden className={classNames("absolute inset-0 flex bg-canvas", className)}>
      <span className="flex w-[28%] flex-col gap-[8%] border-r border-line bg-sunken p-[6%]">
        <span className="size-2.5 rounded-sm bg-accent" />
        <span className="h-1 rounded-full bg-pressed" />
        <span className="h-1 w-3/4 rounded-full bg-pressed" />
      </span>
      <span className="flex flex-1 flex-col justify-center gap-[12%] px-[8%]">
        {ROWS.map((width) => (
          <span key={width} className="flex items-center gap-[6%]">
            <span className="size-2 shrink-0 rounded-full shadow-edge" />
            <span className={classNames("h-1 rounded-full bg-ink-faint", width)} />
          </span>
        ))}
      </span>
    </span>
  );
}
