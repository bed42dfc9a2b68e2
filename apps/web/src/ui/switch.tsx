import { Switch as BaseSwitch } from "@base-ui/react/switch";

interface SwitchProps {
  readonly labelId: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ labelId, isOn, onChange }: SwitchProps) {
  return (
    <BaseSwitch.Root
      aria-labelledby={labelId}
      checked={isOn}
      onCheckedChange={onChange}
      className="touch-target flex h-5 w-9 shrink-0 items-center rounded-full bg-edge px-0.5 transition-colors data-checked:bg-accent"
    >
      <BaseSwitch.Thumb className="size-4 rounded-full bg-raised transition-transform data-checked:translate-x-4" />
    </BaseSwitch.Root>
  );
}
