import { t } from "../../texts/t-settings.ts";
import type { Choice, Offer, SectionChoice } from "../command/command-registry.ts";
import {
  COMMANDS,
  COMMAND_IDS,
  type CommandGroup,
  type CommandId,
} from "../command/command-table.ts";
import { SECTION_ICONS } from "../settings/section-icons.ts";
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
      .filter(({ command }, _, all) => !all.some(({ id }) => id === command))
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
  const choices = item.act.page.items.filter((choice) => {
    const words = wordsOf(choice);
    return (
      typed.split(/\s+/u).some((word) => word !== "" && matchWords(word, words)) &&
      matchWords(typed, `${item.label} ${words}`)
    );
  });
  return [...found, ...choices.map((choice) => ({ ...choice, parent: item.label }))];
}

/** All that a choice is found by. */
export function wordsOf({ label, words = "" }: PaletteItem): string {
  return `${label} ${words}`;
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

function choiceItem(parent: CommandId, choice: Choice | SectionChoice): PaletteItem {
  if ("section" in choice) return sectionItem(choice);
  const { id, label, icon, isCurrent, run } = choice;
  return { id: `${parent}:${id}`, label, icon, isCurrent, act: { kind: "run", run } };
}

function sectionItem({ section, command, run }: SectionChoice): PaletteItem {
  const Icon = SECTION_ICONS[section];
  return {
    id: `section:${section}`,
    label: t(`settings.section.${section}`),
    words: t(`settings.also.${section}`),
    icon: <Icon aria-hidden size={16} />,
    command,
    act: { kind: "run", run },
  };
}
