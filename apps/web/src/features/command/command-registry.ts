import type { ReactNode } from "react";
import type { SectionName } from "../settings/settings-sections.ts";
import type { CommandId } from "./command-table.ts";

/** One of several things that a command can set. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** It is so already. */
  readonly isCurrent: boolean;
  readonly run: () => void;
}

/** A section of the settings to go to. What it is called is known where the settings' texts are. */
export interface SectionChoice {
  readonly section: SectionName;
  /** What leads there as well: whoever finds that does not need this too. */
  readonly command: CommandId | undefined;
  readonly run: () => void;
}

/** What a command would do at this moment. */
export interface Offer {
  readonly run: () => void;
  /** Says more than the command's own name: "Mark as not done". */
  readonly label?: string;
  /** What it would be done to. */
  readonly subject?: string;
  /** It only says why nothing is done to it: an answer to a key, and nothing to choose from a list. */
  readonly isRefusal?: true;
  /** What there is to choose from, for those who ask in their own way instead of running it. */
  readonly choices?: () => readonly (Choice | SectionChoice)[];
}

/** Undefined if there is nothing to do it to. */
export type CommandHandler = () => Offer | undefined;
export type CommandHandlers<Id extends CommandId = CommandId> = Readonly<
  Partial<Record<Id, CommandHandler>>
>;

/** Knows who can do what at the moment: pages come and go, and bring their commands with them. */
export class CommandRegistry {
  readonly #layers = new Set<() => CommandHandlers>();
  readonly #holds = new Set<symbol>();

  /** @returns what takes the handlers away again */
  register(read: () => CommandHandlers): () => void {
    this.#layers.add(read);
    return () => this.#layers.delete(read);
  }

  /** The newest handler that has something to do decides. */
  offer(id: CommandId): Offer | undefined {
    for (const read of [...this.#layers].toReversed()) {
      const offer = read()[id]?.();
      if (offer) return offer;
    }
    return undefined;
  }

  /** Keys pressed from now on belong to something that is still on its way. */
  hold(): () => void {
    const hold = Symbol("hold");
    this.#holds.add(hold);
    return () => this.#holds.delete(hold);
  }

  get isHeld(): boolean {
    return this.#holds.size > 0;
  }

  /** @returns false if there was nothing to do */
  run(id: CommandId): boolean {
    const offer = this.offer(id);
    offer?.run();
    return offer !== undefined;
  }
}
