import { dbTest } from "@taskflow/db/testing";
import { startTestServer, type TestServer } from "./start-test-server.ts";

/** A test with a server of its file's own. */
export const serverTest = dbTest.extend<{ $file: { server: TestServer } }>({
  server: [
    async ({ testDatabase }, use) => {
      const server = await startTestServer(testDatabase);
      await use(server);
      await server.stop();
    },
    { scope: "file" },
  ],
});
