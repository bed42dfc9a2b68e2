/** What the first page behind the door needs, as one file to load. */
export { SignedInLayout } from "./signed-in-layout.tsx";
export { ProjectRoute, TasksRoute, TrashRoute } from "./task-routes.tsx";

// Asked for from here, they share this file's parts instead of having them cut out of it.
export const importSettingsPages = () => import("./settings-pages.ts");
