import { scriptsOf } from "./scripts/bundle-files.mjs";

export default [
  { name: "sign-in", path: scriptsOf([]), gzip: true, limit: "145 kB" },
  {
    name: "tasks",
    path: scriptsOf(["signed-in-pages"]),
    gzip: true,
    limit: "230 kB",
  },
  // With all that it stands on, as in the bundle of an app that uses it.
  { name: "client", path: "packages/client/dist/weighed/client.js", gzip: true, limit: "13 kB" },
];
