import { lazyRouteComponent } from "@tanstack/react-router";
import { importPage } from "./import-page.ts";

/** A page in a file of its own, fetched when it is gone to. */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => importPage(load), name);
