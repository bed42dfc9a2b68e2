import { scriptsOf } from "./scripts/bundle-files.mjs";

export default [
  { name: "sign-in", path: scriptsOf([]), gzip: true, limit: "145 kB" },
  {
    name: "tasks",
    path: scriptsOf(["signed-in-pages"]),
    gzip: true,
    limit: "230 kB",
  },
];
