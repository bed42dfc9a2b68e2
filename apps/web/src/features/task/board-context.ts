import { createContext, useContext } from "react";
import type { KnownProject } from "../project/projects-context.tsx";
import type { TaskFilter } from "./task-filter.ts";

export type BoardView = "tasks" | "trash";

interface Board {
  readonly view: BoardView;
  readonly filter: TaskFilter;
  readonly project?: KnownProject | undefined;
  readonly openTask: (id: string) => void;
  readonly closeTask: () => void;
  readonly clearFilter: () => void;
}

export const BoardContext = createContext<Board | null>(null);

/** The list that a row, a panel or a menu belongs to. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("There is no list here.");
  return board;
}
