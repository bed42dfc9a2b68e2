import { scriptsOf } from "./scripts/bundle-files.mjs";

export default [
  { name: "sign-in", path: scriptsOf(["sign-in-route"]), gzip: true, limit: "145 kB" },
  {
    name: "tasks",
    path: scriptsOf(["signed-in-layout", "task-routes", "task-views"]),
    gzip: true,
    limit: "230 kB",
  },
];
