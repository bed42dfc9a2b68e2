/** A task as rows are, before an answer is parsed. */
export const TASK_JSON = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  workspaceId: "01890a5d-ac96-774b-bcce-b302099a8058",
  projectId: "01890a5d-ac96-774b-bcce-b302099a8059",
  number: 12,
  title: "Water the plants",
  description: "",
  status: "todo",
  priority: "none",
  dueDate: "2026-11-29",
  createdAt: "2026-11-22T21:15:04.123456Z",
  updatedAt: "2026-11-22T21:15:04.1Z",
  deletedAt: null,
  version: 1,
};
