// Whatever a test prints is a warning that nobody reads: it fails the test instead. One that expects
// output replaces the method for its own time with vi.spyOn.
import { format } from "node:util";
import { afterAll, afterEach } from "vitest";

const METHODS = ["debug", "error", "info", "log", "trace", "warn"] as const;
const printed: string[] = [];

for (const method of METHODS) {
  console[method] = (...values: unknown[]) => {
    printed.push(`console.${method}: ${format(...values)}`);
  };
}

function assertSilence(): void {
  const found = printed.splice(0);
  if (found.length > 0) throw new Error(`The test printed to the console.\n${found.join("\n")}`);
}

afterEach(assertSilence);
afterAll(assertSilence);
