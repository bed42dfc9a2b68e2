import { dbTest } from "@taskflow/db/testing";
import type { Services } from "../services.ts";
import { createTestServices } from "./create-test-services.ts";

/** A test with the real services over a database of its file's own. */
export const domainTest = dbTest.extend<{ $file: { services: Services } }>({
  services: [
    async ({ database }, use) => {
      await use(createTestServices(database));
    },
    { scope: "file" },
  ],
});
