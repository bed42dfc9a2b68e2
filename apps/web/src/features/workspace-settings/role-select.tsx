import { Select } from "@base-ui/react/select";
import type { Role } from "@taskflow/contract";
import { Check, ChevronsUpDown } from "lucide-react";
import type { Ref } from "react";
import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { INPUT_CLASS } from "../settings/input-class.ts";

const QUIET_CLASS =
  "h-(--size-control) w-full rounded-md px-2.5 text-left text-base text-ink-soft hovered:text-ink";

interface RoleSelectProps<R extends Role> {
  readonly id?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly label: string;
  readonly value: R;
  readonly roles: readonly R[];
  readonly onChoose: (role: R) => void;
  /** Among rows it shows its edge only when it is meant. */
  readonly isQuiet?: boolean;
}

/** A role, and the others that it can be, each with what it means. */
export function RoleSelect<R extends Role>(props: RoleSelectProps<R>) {
  const { id, ref, label, value, roles, onChoose, isQuiet = false } = props;
  return (
    <Select.Root
      value={value}
      onValueChange={(next) => {
        if (next !== null && next !== value) onChoose(next);
      }}
    >
      <Select.Trigger
        id={id}
        ref={ref}
        aria-label={label}
        className={classNames(
          isQuiet ? QUIET_CLASS : classNames(INPUT_CLASS, "h-10"),
          "flex items-center justify-between gap-2 transition-colors hovered:bg-hover data-popup-open:bg-pressed",
        )}
      >
        <Select.Value>{(role: Role) => t(`role.word.${role}`)}</Select.Value>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner sideOffset={4} align="end" alignItemWithTrigger={false} className="z-60">
          <Select.Popup className={classNames(POPUP_CLASS, "w-68 max-w-[calc(100vw-1.5rem)]")}>
            <Select.List>
              {roles.map((role: Role) => (
                <Select.Item
                  key={role}
                  value={role}
                  className={classNames(ITEM_CLASS, "items-start py-1.5")}
                >
                  <span className="flex min-w-0 flex-1 flex-col">
                    <Select.ItemText>{t(`role.word.${role}`)}</Select.ItemText>
                    <span className="text-sm text-ink-faint text-pretty">
                      {t(`role.help.${role}`)}
                    </span>
                  </span>
                  <Select.ItemIndicator className="mt-0.5">
                    <Check aria-hidden size={16} />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
