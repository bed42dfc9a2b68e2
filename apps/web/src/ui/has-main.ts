import { createContext } from "react";

/** The page has its main part already: what is said in place of a part of it is none. */
export const HasMain = createContext(false);
