/** What the first page behind the door needs, as one file to load. */
export { SignedInLayout } from "./signed-in-layout.tsx";
export { OpenTaskRoute, OpenTrashedTaskRoute, TasksRoute, TrashRoute } from "./task-routes.tsx";
