import { createContext } from "react";

/** Opens the sheet of keyboard shortcuts. */
export const ShowKeysContext = createContext<() => void>(() => {});
