import { classNames } from "../../ui/class-names.ts";
import { t } from "../../texts/t-settings.ts";
import { HUE_CLASS, PROJECT_ICON } from "./project-mark.tsx";
import type { Project } from "./projects-context.tsx";

export type ProjectLook = Pick<Project, "color" | "icon">;

// The tables have these keys by their types; Object.keys forgets their names.
const COLORS = Object.keys(HUE_CLASS) as readonly ProjectLook["color"][];
const ICONS = Object.keys(PROJECT_ICON) as readonly ProjectLook["icon"][];

const CHOICE_CLASS = classNames(
  "grid size-8 cursor-default place-items-center rounded-md hovered:bg-hover coarse:size-10",
  "has-checked:bg-pressed has-checked:shadow-edge has-focus-visible:outline-2",
  "has-focus-visible:outline-offset-1 has-focus-visible:outline-focus",
);

interface ProjectLookFieldProps {
  readonly value: ProjectLook;
  readonly onChange: (look: ProjectLook) => void;
}

/** How a project is known at a glance. */
export function ProjectLookField({ value, onChange }: ProjectLookFieldProps) {
  const { color, icon } = value;
  return (
    <div className="flex flex-col gap-3">
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t("projects.color")}</legend>
        <div className="-mx-1 flex flex-wrap gap-0.5">
          {COLORS.map((one) => (
            <label key={one} title={t(`projects.colors.${one}`)} className={CHOICE_CLASS}>
              <input
                type="radio"
                name="color"
                value={one}
                checked={one === color}
                onChange={() => onChange({ color: one, icon })}
                aria-label={t(`projects.colors.${one}`)}
                className="sr-only"
              />
              <span
                aria-hidden
                className={classNames("size-4 rounded-full bg-current", HUE_CLASS[one])}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t("projects.icon")}</legend>
        <div className="-mx-1 flex flex-wrap gap-0.5">
          {ICONS.map((one) => {
            const Icon = PROJECT_ICON[one];
            return (
              <label key={one} title={t(`projects.icons.${one}`)} className={CHOICE_CLASS}>
                <input
                  type="radio"
                  name="icon"
                  value={one}
                  checked={one === icon}
                  onChange={() => onChange({ color, icon: one })}
                  aria-label={t(`projects.icons.${one}`)}
                  className="sr-only"
                />
                <Icon aria-hidden size={17} className={HUE_CLASS[color]} />
              </label>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
