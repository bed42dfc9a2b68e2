import { createWebApp } from "@taskflow/web";
import { createMemoryHistory } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { everyPage } from "../src/browser/every-page.ts";

const PLACES = { slug: "s", taskId: "t", trashedTaskId: "t", invitation: "#i", share: "#s" };

test("every route that shows something is looked at by the walk over all pages", ({
  onTestFinished,
}) => {
  const app = createWebApp({ history: createMemoryHistory() });
  onTestFinished(app.dispose);
  const { outside, inside } = everyPage(PLACES);
  const visited = new Set(
    [...outside, ...inside].flatMap(([path]) => {
      const { pathname } = new URL(path, "http://localhost");
      const [matched] = app.router.getMatchedRoutes(pathname);
      return matched.map(({ id }) => id);
    }),
  );
  // A route without a component leads elsewhere, or only holds others.
  const shown = Object.values(app.router.routesById).filter(
    ({ options }) => options.component !== undefined,
  );
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.map(({ id }) => id).filter((id) => !visited.has(id))).toEqual([]);
});
