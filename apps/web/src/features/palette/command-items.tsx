import { t } from "../../texts/t.ts";
import type { Choice, Offer } from "../command/command-registry.ts";
import {
  COMMANDS,
  COMMAND_IDS,
  type CommandGroup,
  type CommandId,
} from "../command/command-table.ts";
import { COMMAND_ICONS } from "./command-icons.ts";
import { matchWords } from "./match-words.ts";
import type { PaletteGroup, PaletteItem } from "./palette-item.ts";

export type Offers = ReadonlyMap<CommandId, Offer>;

/** What is meant by the task at hand first, what is always there last. */
const GROUPS: readonly CommandGroup[] = ["task", "go", "list", "app"];

/** The commands that can be given now and fit what was typed; typed words find single choices too. */
export function commandGroups(offers: Offers, typed: string): readonly PaletteGroup[] {
  return GROUPS.map((group) => ({
    id: group,
    label: t(`command.group.${group}`),
    items: COMMAND_IDS.filter((id) => COMMANDS[id].group === group)
      .flatMap((id) => {
        const offer = offers.get(id);
        return offer ? commandItems(id, offer, typed) : [];
      })
      .toSorted((a, b) => Number(isWhole(typed, b)) - Number(isWhole(typed, a))),
  })).filter(({ items }) => items.length > 0);
}

/** Not "Workspace settings" is meant by whoever types "settings". */
const isWhole = (typed: string, { label }: PaletteItem): boolean =>
  matchWords(typed, label) && matchWords(label, typed);

function commandItems(id: CommandId, offer: Offer, typed: string): readonly PaletteItem[] {
  const item = commandItem(id, offer);
  const found = matchWords(typed, `${item.label} ${groupWords(id)}`) ? [item] : [];
  if (item.act.kind === "run" || typed.trim() === "") return found;
  const choices = item.act.page.items.filter(
    (choice) =>
      typed.split(/\s+/u).some((word) => word !== "" && matchWords(word, choice.label)) &&
      matchWords(typed, `${item.label} ${choice.label}`),
  );
  return [...found, ...choices.map((choice) => ({ ...choice, parent: item.label }))];
}

/** "Go to" belongs to the name of a list. */
function groupWords(id: CommandId): string {
  return COMMANDS[id].group === "go" ? t("command.group.go") : "";
}

function commandItem(id: CommandId, offer: Offer): PaletteItem {
  const Icon = COMMAND_ICONS[id];
  const label = offer.label ?? t(`command.label.${id}`);
  const [keys] = Object.values(COMMANDS[id].keys).flat();
  const items = offer.choices?.().map((choice) => choiceItem(id, choice));
  return {
    id,
    label,
    icon: <Icon aria-hidden size={16} />,
    ...(keys !== undefined && { keys }),
    act: items ? { kind: "page", page: { label, items } } : { kind: "run", run: offer.run },
  };
}

function choiceItem(command: CommandId, { id, ...choice }: Choice): PaletteItem {
  const { label, icon, isCurrent, run } = choice;
  return { id: `${command}:${id}`, label, icon, isCurrent, act: { kind: "run", run } };
}
