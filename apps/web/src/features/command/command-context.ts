import { createContext, useContext, useEffect, useRef } from "react";
import type { CommandHandlers, CommandRegistry } from "./command-registry.ts";

export const CommandContext = createContext<CommandRegistry | null>(null);

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandContext);
  if (!registry) throw new Error("There are no commands here.");
  return registry;
}

/** Serves commands as long as the component is on the page. */
export function useCommands(handlers: CommandHandlers): void {
  const registry = useCommandRegistry();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => registry.register(() => latest.current), [registry]);
}
