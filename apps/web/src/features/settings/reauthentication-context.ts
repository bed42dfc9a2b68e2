import { createContext } from "react";

/** Asks for the password once more; answers false if the person would rather not. */
export type AskForPassword = () => Promise<boolean>;

export const ReauthenticationContext = createContext<AskForPassword | null>(null);
