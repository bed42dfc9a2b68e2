/** What is asked about a project, as one file to load. */
export { AccessDialog } from "../features/project/access-dialog.tsx";
export { ProjectDialog } from "../features/project/project-dialog.tsx";
export { ShareDialog } from "../features/project/share-dialog.tsx";
